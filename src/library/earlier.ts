import type { Article } from '../article/types.ts';
import type { Database } from '../store/database.ts';
import { asPlain, isNewer, isText } from '../store/plain.ts';
import type { EarlierRecord } from '../store/schema.ts';
import type { ArticleToKeep } from './articles.ts';
import { checkItem } from './item.ts';
import type { Shelf } from './shelf.ts';

/** A text that was read and has changed since. Its HTML is as it came, and unsafe. */
export type EarlierText = {
  readonly article: Article;
  readonly sha256: string;
  readonly address: string;
  /** ISO 8601: when the newer text came; when it was read, too. */
  readonly changedAt: string;
  readonly seenAt?: string;
};

/** Texts kept; the one that changed first goes first. With the largest ones left out, some 0.5 MB. */
const most = 100;
/** Characters of an item's JSON. */
const largest = 200_000;

export function createEarlier(shelf: Shelf) {
  return {
    /** The text that was read of an article, where a newer one has taken its place. */
    async earlierText(id: string): Promise<EarlierText | undefined> {
      const record: unknown = await shelf.run((database) => database.get('earlier', id));
      const earlier = checkEarlier(record);
      const corrupt = record !== undefined && earlier === undefined && !isNewer(record);
      if (corrupt) await shelf.run((database) => database.delete('earlier', id));
      return earlier;
    },

    /** Notes that the newer text was read as well. */
    async noteSeen(id: string): Promise<void> {
      await shelf.run(async (database) => {
        const { store, done } = database.transaction('earlier', 'readwrite');
        const record = await store.get(id);
        const seenAt = new Date().toISOString();
        if (record !== undefined && record.seenAt === undefined) await store.put({ ...record, seenAt });
        await done;
      });
    },
  };
}

/** To be called before articles are kept: what was read of those that are kept in another text is laid aside. */
export async function keepEarlier(database: Database, many: readonly ArticleToKeep[], changedAt: string) {
  const transaction = database.transaction(['marks', 'articles', 'earlier'], 'readwrite', { durability: 'relaxed' });
  const earlier = transaction.objectStore('earlier');
  const read = await readAmong(transaction.objectStore('marks'), many);
  const moves = many.map(async ({ id, sha256 }) => {
    const mark = read.get(id);
    if (!isText(mark) || mark === sha256) return;
    const record = await transaction.objectStore('articles').get(id);
    if (record?.sha256 !== mark || JSON.stringify(record.raw).length > largest) return;
    await earlier.put({ id, sha256: mark, address: record.address, changedAt, raw: record.raw });
  });
  await Promise.all(moves);
  if ((await earlier.count()) > most) {
    const records = (await earlier.getAll()).toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    await Promise.all(records.slice(most).map(({ id }) => earlier.delete(id)));
  }
  await transaction.done;
}

type Marks = { get(key: [string, string]): Promise<Mark | undefined>; getAll(range: IDBKeyRange): Promise<Mark[]> };
type Mark = { readonly id: string; readonly mark: unknown };

/** For a few articles their own marks; for a pack it is quicker to take all there are. */
async function readAmong(marks: Marks, many: readonly ArticleToKeep[]): Promise<ReadonlyMap<string, unknown>> {
  const records =
    many.length < 10
      ? await Promise.all(many.map(({ id }) => marks.get(['read', id])))
      : await marks.getAll(IDBKeyRange.bound(['read'], ['read', []]));
  return new Map(records.flatMap((record) => (record === undefined ? [] : [[record.id, record.mark]])));
}

function checkEarlier(record: unknown): EarlierText | undefined {
  const { id, sha256, address, changedAt, seenAt, raw } = (asPlain(record) ?? {}) as Partial<EarlierRecord>;
  if (!isText(id) || !isText(sha256) || !isText(address) || !isText(changedAt)) return undefined;
  const article = checkItem(raw, id, address);
  return article && { article, sha256, address, changedAt, ...(isText(seenAt) && { seenAt }) };
}
