import type { DBSchema } from 'idb';

/**
 * What lies in the database. `raw`, `mark`, `draft`, `letter` and `pages` are as they came, and foreign: the room that
 * reads them checks them again. Times are ISO 8601. A record, mark, draft or letter that says `format` 2 or more is a
 * newer Carrel's, and is left alone.
 */
export interface Schema extends DBSchema {
  /** Key: SHA-256 of `edition.json`. `order` rises with each edition kept. */
  editions: { key: string; value: { id: string; order: number; raw: unknown; keptAt?: string } };
  /** Key: SHA-256 of the feed page's bytes. */
  pages: { key: string; value: { sha256: string; address: string; raw: unknown } };
  /** Key: the article's identity. */
  articles: { key: string; value: ArticleRecord; indexes: { bySlug: string; bySha256: string } };
  /** The same articles without their text, for lists. Written and deleted together with `articles`. */
  rows: { key: string; value: ArticleRow };
  marks: { key: [kind: string, id: string]; value: { kind: string; id: string; mark: unknown } };
  /** Texts that were read and have changed since. Key: the article's identity. */
  earlier: { key: string; value: EarlierRecord };
  drafts: { key: [articleId: string, tab: string]; value: { articleId: string; tab: string; draft: unknown } };
  /** What was posted: it waits, came back, or was sent. */
  outbox: { key: string; value: { id: string; letter: unknown } };
  /** Comments under an article as its place gave them, page by page. */
  comments: { key: string; value: { articleId: string; keptAt: string; pages: unknown } };
  /** What searching has found out; made anew where it is missing. */
  search: { key: string; value: { key: string; archive: unknown } };
}

export type ArticleRecord = {
  id: string;
  slug: string;
  /** `_carrel.sha256` of the item. */
  sha256: string;
  /** Of the document that the item stood in: its relative addresses start there. */
  address: string;
  keptAt: string;
  /** The whole JSON Feed item. */
  raw: unknown;
};

export type EarlierRecord = {
  id: string;
  /** Of the text that was read. */
  sha256: string;
  address: string;
  /** When the newer text took its place. */
  changedAt: string;
  /** When the newer text was read, too. */
  seenAt?: string;
  /** The whole JSON Feed item. */
  raw: unknown;
};

export type ArticleRow = {
  readonly id: string;
  readonly slug: string;
  readonly sha256: string;
  readonly title: string;
  /** Size of the item's JSON. */
  readonly bytes: number;
  readonly keptAt: string;
};
