import type { Connection } from '../store/connection.ts';
import { asStoreError, type StoreError } from '../store/errors.ts';
import { createDesk } from './desk.ts';
import { createDisk, putOf, removalOf, type Write } from './disk.ts';
import { newId } from './new-id.ts';
import { type ArticleRef, coversRecord, type DraftRecord, type FieldName } from './record.ts';
import { lookAt, recordsShown, type Sheet, writeOn } from './sheet.ts';
import { type News, openTabs } from './tabs.ts';

export type Drafts = ReturnType<typeof createDrafts>;

/** Gives a discarded draft back, until the next load of the page. */
export type UndoToken = string;

/**
 * What readers type, safe from the keystroke on. Answers come from memory at once; nothing here throws, and `kept` and
 * `problem` say when the device refuses. Make one per page, in a browser; it begins to read at once.
 *
 * @param tab new with every load of the page, never taken over from an earlier one
 */
export function createDrafts(connection: Connection, tab: string = newId()) {
  const desk = createDesk(tab);
  const undo = new Map<UndoToken, readonly DraftRecord[]>();
  /** Discarded before the disk was read: what is read of them then is gone too. */
  const early = new Set<string>();
  let loaded = false;
  let unread: StoreError | undefined;

  const load = async (): Promise<void> => {
    unread = undefined;
    try {
      const records = await disk.read();
      const gone = records.filter(isGone);
      disk.write(gone.map(removalOf));
      for (const record of records) if (!gone.includes(record)) desk.take(record);
      disk.write(records.flatMap(({ articleId }) => takeCovered(desk.sheetOf(articleId))));
    } catch (error) {
      unread = asStoreError(error);
    }
    loaded = true;
    early.clear();
    desk.announce();
  };
  const isGone = ({ articleId, tab: from }: DraftRecord) =>
    early.has(articleId) && !desk.sheetOf(articleId).records.has(from);
  const readAgain = () => {
    if (unread) void load();
  };
  const disk = createDisk(connection, desk.announce, readAgain);
  const drop = (articleId: string, held?: Sheet['held']) => {
    if (!loaded) early.add(articleId);
    desk.drop(articleId, held);
  };
  const hear = (news: News): void => {
    if (news.kind === 'wrote') return desk.take(news.record);
    if (news.kind === 'discarded') return drop(news.articleId, desk.sheetOf(news.articleId).held);
    if (news.kind === 'posted') return desk.release(news.articleId, news.records, desk.sheetOf(news.articleId).held);
    undo.clear();
    disk.forget();
    desk.dropAll();
  };
  const tabs = openTabs(connection.base, hear);
  const write = (article: ArticleRef, field: FieldName, value: string, all: boolean) => {
    const sheet = desk.sheetOf(article.id);
    const record = writeOn(sheet, article, field, value, all);
    disk.write([putOf(record), ...takeCovered(sheet)]);
    tabs.tell({ kind: 'wrote', record });
    desk.changed(article.id);
  };

  return {
    tab,
    /** Settled when the disk has been read, or has refused. Never rejects. */
    whenLoaded: load(),
    get loaded() {
      return loaded;
    },
    /** Whether all that was typed is on the disk or on its way. */
    get kept() {
      return disk.problem === undefined && unread === undefined;
    },
    get problem() {
      return disk.problem ?? unread;
    },

    /** In memory, in a transaction of this very task, and on its way to other tabs when it returns. */
    type: (article: ArticleRef, field: FieldName, value: string) => write(article, field, value, false),
    /** Ends a conflict: this text stands for all. */
    settle: (article: ArticleRef, field: FieldName, value: string) => write(article, field, value, true),

    /** The field is in use (focus): no other tab's text replaces what stands in it until `leave`. */
    enter(articleId: string, field: FieldName): void {
      const sheet = desk.sheetOf(articleId);
      const { shown } = lookAt(sheet, field);
      sheet.held.set(field, shown?.value ? shown : undefined);
    },
    leave(articleId: string, field: FieldName): void {
      if (desk.sheetOf(articleId).held.delete(field)) desk.changed(articleId);
    },

    /** The same object as long as nothing changed. */
    draftOf: desk.draftOf,
    /** The one typed in last first; the same array as long as nothing changed. */
    allDrafts: desk.allDrafts,

    /** The records whose texts are those shown: what another tab typed against them is not among these. */
    shownRecords: (articleId: string) => recordsShown(desk.sheetOf(articleId)),
    /** Lets go, in every tab, of records that were posted, once they lie in the outbox. */
    release(articleId: string, records: readonly DraftRecord[]): void {
      const refs = records.map(({ tab: from, revision }) => ({ tab: from, revision }));
      desk.release(articleId, refs);
      const { records: left } = desk.sheetOf(articleId);
      disk.write(records.filter((record) => !left.has(record.tab)).map(removalOf));
      tabs.tell({ kind: 'posted', articleId, records: refs });
    },

    /** In every tab. */
    discard(articleId: string): UndoToken {
      const records = desk.recordsOf(articleId);
      const token = newId();
      undo.set(token, records);
      drop(articleId);
      disk.write(records.map(removalOf));
      tabs.tell({ kind: 'discarded', articleId });
      return token;
    },
    /** False when the token is not, or no longer, known. */
    restore(token: UndoToken): boolean {
      // Under new names, so that what was typed since is not written over.
      const restored = (undo.get(token) ?? []).map((record) => ({ ...record, tab: newId() }));
      disk.write(restored.map(putOf));
      for (const record of restored) {
        desk.take(record);
        tabs.tell({ kind: 'wrote', record });
      }
      return undo.delete(token);
    },

    /** Hears of every change, from this tab and others. The answer ends it. */
    subscribe: desk.subscribe,
    close(): void {
      tabs.close();
      disk.close();
    },
  };
}

/** The records of other tabs that are wholly in a later one leave the sheet, and the disk. */
function takeCovered({ tab, records }: Sheet): Write[] {
  const writes: Write[] = [];
  for (const record of records.values()) {
    const over = [...records.values()].find((other) => other !== record && coversRecord(other, record));
    if (!over || record.tab === tab) continue;
    records.delete(record.tab);
    writes.push({ articleId: record.articleId, tab: record.tab, removeIfIn: over.tab });
  }
  return writes;
}
