import { asPlain, isAmount, isNewer, isText } from '../store/plain.ts';
import { checkVersion, covers, type Version } from './version.ts';

/** In the order in which they stand in the form. */
export const fieldNames = ['comment', 'name', 'email', 'website'] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Record<FieldName, string>>;

/** The article that a draft answers. */
export type ArticleRef = { readonly id: string; readonly slug: string; readonly title: string };

/** What one tab keeps of one article's draft: the texts it shows, its own and those it took over. */
export type DraftRecord = {
  readonly articleId: string;
  readonly tab: string;
  readonly slug: string;
  readonly title: string;
  /** The highest of its texts. */
  readonly revision: number;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly fields: Readonly<Partial<Record<FieldName, Version>>>;
};

/** Disk and other tabs are foreign: what is not whole is absent. */
export function checkRecord(value: unknown): DraftRecord | undefined {
  if (isNewer(value)) return undefined;
  const { articleId, tab, slug, title, revision, updatedAt, fields } = asPlain(value) ?? {};
  if (!isText(articleId) || !isText(tab) || !isText(slug) || !isText(title)) return undefined;
  if (!isAmount(revision) || !isText(updatedAt)) return undefined;
  const stored = asPlain(fields);
  const texts = fieldNames.flatMap((name) => {
    const version = checkVersion(stored?.[name]);
    return version ? [[name, version] as const] : [];
  });
  if (texts.length === 0) return undefined;
  return { articleId, tab, slug, title, revision, updatedAt, fields: Object.fromEntries(texts) };
}

/** Whether nothing would be lost if only `later` remained. */
export function coversRecord(later: DraftRecord, record: DraftRecord): boolean {
  return fieldNames.every((name) => {
    const version = record.fields[name];
    const over = later.fields[name];
    return !version || (over !== undefined && covers(over, version));
  });
}

export function isBlank(record: DraftRecord): boolean {
  return fieldNames.every((name) => (record.fields[name]?.value ?? '') === '');
}
