import type { Article } from '../article/types.ts';
import { committed, type Database } from '../store/database.ts';
import { asPlain, isAmount, isNewer, isText } from '../store/plain.ts';
import type { ArticleRow } from '../store/schema.ts';
import { keepEarlier } from './earlier.ts';
import { checkItem } from './item.ts';
import type { Shelf } from './shelf.ts';

export type { ArticleRow } from '../store/schema.ts';

export type ArticleToKeep = {
  readonly id: string;
  readonly slug: string;
  /** `_carrel.sha256` of the item. */
  readonly sha256: string;
  /** The whole JSON Feed item as parsed. */
  readonly raw: unknown;
  /** Of the document that the item stood in. */
  readonly address: string;
};

/** Its HTML is as it came, and unsafe. */
export type KeptArticle = {
  readonly article: Article;
  readonly slug: string;
  readonly sha256: string;
  readonly address: string;
  readonly keptAt: string;
};

/** Articles in one transaction: measured fastest at about this size. */
const batch = 500;

export function createArticles(shelf: Shelf) {
  const take = async (records: readonly unknown[]): Promise<KeptArticle | undefined> => {
    const kept = records.flatMap((record) => checkKept(record) ?? []);
    const corrupt = records.filter((record) => !checkKept(record) && !isNewer(record));
    if (corrupt.length > 0) await remove(corrupt.map(idOf));
    return kept.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : -1))[0];
  };
  const remove = async (ids: readonly IDBValidKey[]): Promise<void> => {
    await shelf.run((database) => deleteArticles(database, ids));
    shelf.tell('articles');
  };
  const keepArticles = async (many: readonly ArticleToKeep[]): Promise<void> => {
    const keptAt = new Date().toISOString();
    for (let start = 0; start < many.length; start += batch) {
      const some = many.slice(start, start + batch);
      await shelf.run((database) => keepEarlier(database, some, keptAt));
      await shelf.run((database) => putArticles(database, some, keptAt));
      shelf.tell('articles');
    }
  };
  return {
    keepArticle: (article: ArticleToKeep) => keepArticles([article]),
    /** In transactions of 500, each whole or not at all. */
    keepArticles,

    findArticle: async (id: string) => take(await shelf.run((database) => database.getAll('articles', id))),

    /** Of several under one slug (it may have moved), the one kept last. */
    findBySlug: async (slug: string) =>
      take(await shelf.run((database) => database.getAllFromIndex('articles', 'bySlug', slug))),

    findByHash: async (sha256: string) =>
      take(await shelf.run((database) => database.getAllFromIndex('articles', 'bySha256', sha256))),

    /** All kept articles without their text, the one kept last first. */
    async keptArticles(): Promise<readonly ArticleRow[]> {
      const records: readonly unknown[] = await shelf.run((database) => database.getAll('rows'));
      const rows = records.flatMap((record) => checkRow(record) ?? []);
      const corrupt = records.filter((record) => !checkRow(record) && !isNewer(record));
      if (corrupt.length > 0) await remove(corrupt.map(idOf));
      return rows.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : a.keptAt > b.keptAt ? -1 : 0));
    },

    /** As it was kept, unread: to be put back after it was forgotten. */
    async rawArticle(id: string): Promise<Pick<ArticleToKeep, 'raw' | 'address'> | undefined> {
      const { raw, address } = (await shelf.run((database) => database.get('articles', id))) ?? {};
      return isText(address) ? { raw, address } : undefined;
    },

    forgetArticle: (id: string) => remove([id]),
  };
}

async function putArticles(database: Database, many: readonly ArticleToKeep[], keptAt: string): Promise<void> {
  // Relaxed: an article can be fetched again, and waiting for the disk is most of the time it takes.
  const transaction = database.transaction(['articles', 'rows'], 'readwrite', { durability: 'relaxed' });
  const articles = transaction.objectStore('articles');
  const rows = transaction.objectStore('rows');
  const puts = many.flatMap(({ id, slug, sha256, address, raw }) => [
    articles.put({ id, slug, sha256, address, keptAt, raw }),
    rows.put({ id, slug, sha256, title: titleOf(raw), bytes: sizeOf(raw), keptAt }),
  ]);
  await committed(transaction, puts);
}

async function deleteArticles(database: Database, ids: readonly IDBValidKey[]): Promise<void> {
  const names = ['articles', 'rows', 'earlier'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const deletes = ids.flatMap((id) => names.map((name) => transaction.objectStore(name).delete(IDBKeyRange.only(id))));
  await Promise.all([...deletes, transaction.done]);
}

function checkKept(record: unknown): KeptArticle | undefined {
  const { id, slug, sha256, address, keptAt, raw } = asPlain(record) ?? {};
  if (!isText(id) || !isText(slug) || !isText(sha256) || !isText(address) || !isText(keptAt)) return undefined;
  const article = checkItem(raw, id, address);
  return article && { article, slug, sha256, address, keptAt };
}

function checkRow(record: unknown): ArticleRow | undefined {
  const { id, slug, sha256, title, bytes, keptAt } = asPlain(record) ?? {};
  if (!isText(id) || !isText(slug) || !isText(sha256) || !isText(title) || !isText(keptAt)) return undefined;
  return isAmount(bytes) ? { id, slug, sha256, title, bytes, keptAt } : undefined;
}

function idOf(record: unknown): IDBValidKey {
  // The database itself sees to it: `id` is the key path of both stores.
  return (record as { id: IDBValidKey }).id;
}

function titleOf(raw: unknown): string {
  const title = asPlain(raw)?.['title'];
  return isText(title) ? title : '';
}

function sizeOf(raw: unknown): number {
  return new TextEncoder().encode(JSON.stringify(raw) ?? '').length;
}
