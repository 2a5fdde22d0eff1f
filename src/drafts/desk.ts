import type { DraftRecord } from './record.ts';
import { type Draft, draftOn, newSheet, type Sheet } from './sheet.ts';
import type { RecordRef } from './tabs.ts';

export type Desk = ReturnType<typeof createDesk>;

/** All drafts in memory: a sheet for each article, and those who watch. */
export function createDesk(tab: string) {
  const sheets = new Map<string, Sheet>();
  const drafts = new Map<string, Draft | undefined>();
  const listeners = new Set<() => void>();
  let list: readonly Draft[] | undefined;

  const announce = () => {
    for (const listener of listeners) listener();
  };
  const changed = (articleId: string) => {
    drafts.delete(articleId);
    list = undefined;
    announce();
  };
  const sheetOf = (articleId: string): Sheet => {
    const sheet = sheets.get(articleId) ?? newSheet(tab);
    sheets.set(articleId, sheet);
    return sheet;
  };
  return {
    announce,
    changed,
    sheetOf,
    recordsOf: (articleId: string): DraftRecord[] => [...(sheets.get(articleId)?.records.values() ?? [])],
    /** Takes in what was read or heard, unless the same tab's newer record is here already. */
    take(record: DraftRecord): void {
      const { records } = sheetOf(record.articleId);
      const known = records.get(record.tab);
      if (!known || known.revision < record.revision) records.set(record.tab, record);
      changed(record.articleId);
    },
    /** Leaves an empty sheet; what stands in fields in use (`held`) stays there. */
    drop(articleId: string, held?: Sheet['held']): void {
      sheets.set(articleId, newSheet(tab, held));
      changed(articleId);
    },
    /** Takes records away, each up to a revision; what was typed since stays, and what stands in fields in use (`held`). */
    release(articleId: string, refs: readonly RecordRef[], held?: Sheet['held']): void {
      const { records } = sheetOf(articleId);
      const gone = ({ tab: from, revision }: DraftRecord) =>
        refs.some((ref) => ref.tab === from && revision <= ref.revision);
      const sheet = newSheet(tab, held);
      for (const record of records.values()) if (!gone(record)) sheet.records.set(record.tab, record);
      sheets.set(articleId, sheet);
      changed(articleId);
    },
    dropAll(): void {
      sheets.clear();
      drafts.clear();
      list = undefined;
      announce();
    },
    /** The same object as long as nothing changed. */
    draftOf(articleId: string): Draft | undefined {
      const sheet = sheets.get(articleId);
      if (sheet && !drafts.has(articleId)) drafts.set(articleId, draftOn(sheet));
      return drafts.get(articleId);
    },
    /** The one typed in last first; the same array as long as nothing changed. */
    allDrafts(): readonly Draft[] {
      list ??= [...sheets.values()]
        .flatMap((sheet) => draftOn(sheet) ?? [])
        .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0));
      return list;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
