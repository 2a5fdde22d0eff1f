import { newId } from './new-id.ts';
import { type ArticleRef, type DraftRecord, type FieldName, type Fields, fieldNames } from './record.ts';
import { compareVersions, covers, joinBases, type Look, type Version } from './version.ts';

/** Two texts of one field that grew from the same base: the one shown in this tab, and the other. */
export type Conflict = { readonly mine: string; readonly theirs: string };

/** What a reader has typed under one article, merged over all tabs. */
export type Draft = {
  readonly articleId: string;
  readonly tab: string;
  readonly slug: string;
  readonly title: string;
  readonly fields: Fields;
  readonly conflicts: Readonly<Partial<Record<FieldName, Conflict>>>;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly revision: number;
  readonly state: 'draft';
};

/** One article's draft in memory: the records of all tabs that are known here. */
export type Sheet = {
  readonly tab: string;
  readonly lineage: string;
  readonly records: Map<string, DraftRecord>;
  /** Fields in use, each with the text that stands in it; one that is still empty takes what comes. */
  readonly held: Map<FieldName, Version | undefined>;
};

export function newSheet(tab: string, held: Sheet['held'] = new Map()): Sheet {
  return { tab, lineage: newId(), records: new Map(), held };
}

export function lookAt(sheet: Sheet, field: FieldName): Look {
  return compareVersions(versionsOf(sheet, field), sheet.records.get(sheet.tab)?.fields[field], sheet.held.get(field));
}

/** Writes on the sheet; the answer is this tab's record as it now is. `all`: the text settles every rival. */
export function writeOn(sheet: Sheet, article: ArticleRef, field: FieldName, value: string, all = false): DraftRecord {
  const { shown } = lookAt(sheet, field);
  const revision = 1 + Math.max(0, ...[...sheet.records.values()].map((record) => record.revision));
  const version: Version = {
    value,
    lineage: sheet.lineage,
    revision,
    base: joinBases(all ? versionsOf(sheet, field) : shown ? [shown] : []),
    at: new Date().toISOString(),
  };
  const fields = { ...shownVersions(sheet), [field]: version };
  const { id: articleId, slug, title } = article;
  const record = { articleId, tab: sheet.tab, slug, title, revision, updatedAt: version.at, fields };
  sheet.records.set(sheet.tab, record);
  if (sheet.held.has(field)) sheet.held.set(field, version);
  return record;
}

/** The draft for the screen; nothing when no field holds any text. */
export function draftOn(sheet: Sheet): Draft | undefined {
  const [last] = [...sheet.records.values()].toSorted((a, b) => b.revision - a.revision);
  const looks = fieldNames.map((name) => [name, lookAt(sheet, name)] as const);
  if (!last || looks.every(([, { shown }]) => !shown?.value)) return undefined;
  const { articleId, slug, title, updatedAt, revision } = last;
  const fields = Object.fromEntries(looks.map(([name, { shown }]) => [name, shown?.value ?? '']));
  const conflicts = Object.fromEntries(
    looks.flatMap(([name, { shown, rival }]) =>
      shown && rival ? [[name, { mine: shown.value, theirs: rival.value }]] : [],
    ),
  );
  const draft = { articleId, tab: sheet.tab, slug, title, conflicts, updatedAt, revision, state: 'draft' as const };
  return { ...draft, fields: fields as Fields };
}

/** The records of which nothing would be lost if only what is shown remained. */
export function recordsShown(sheet: Sheet): DraftRecord[] {
  return [...sheet.records.values()].filter((record) =>
    fieldNames.every((name) => {
      const version = record.fields[name];
      const { shown } = lookAt(sheet, name);
      return !version?.value || (shown && (shown.value === version.value || covers(shown, version)));
    }),
  );
}

function versionsOf(sheet: Sheet, field: FieldName): Version[] {
  return [...sheet.records.values()].flatMap((record) => record.fields[field] ?? []);
}

function shownVersions(sheet: Sheet): DraftRecord['fields'] {
  const looks = fieldNames.flatMap((name) => {
    const { shown } = lookAt(sheet, name);
    return shown ? [[name, shown] as const] : [];
  });
  return Object.fromEntries(looks);
}
