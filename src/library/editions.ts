import { checkBundle } from '../article/check.ts';
import { checkEdition, FORMAT } from '../article/edition.ts';
import type { Edition, Feed } from '../article/types.ts';
import type { Database } from '../store/database.ts';
import { asPlain, isAmount, isText } from '../store/plain.ts';
import type { Schema } from '../store/schema.ts';
import { checkOrder } from './orders.ts';
import type { Shelf } from './shelf.ts';

/** An edition by its id, the SHA-256 of `edition.json`. */
export type KeptEdition = {
  readonly id: string;
  readonly edition: Edition;
  /** ISO 8601: when it came; unknown of those that older readers kept. */
  readonly keptAt?: string;
};

/** The newest, and those before it that are still whole when the newest has arrived in part. */
const most = 3;

export function createEditions(shelf: Shelf) {
  return {
    /** Keeps an `edition.json` as parsed, as the newest; pages that only long past editions name are let go. */
    async keepEdition(raw: unknown, id: string): Promise<void> {
      await shelf.run((database) => putEdition(database, raw, id));
      shelf.tell('edition');
    },

    /**
     * The edition that is kept whole at the reader's word, until a newer one is here as whole; else the newest edition
     * whose first feed page is here too, else the newest.
     */
    async readEdition(): Promise<KeptEdition | undefined> {
      const { editions, ordered, corrupt } = await shelf.run(readAll);
      if (corrupt.length > 0) await shelf.run((database) => removeEditions(database, corrupt));
      return editions.find(({ id }) => id === ordered) ?? editions.find((kept) => kept.whole) ?? editions[0];
    },

    /** Keeps a feed page as parsed. `address`: where it came from. */
    async keepPage(sha256: string, raw: unknown, address: string): Promise<void> {
      await shelf.run((database) => database.put('pages', { sha256, address, raw }));
      shelf.tell('pages');
    },

    async readPage(sha256: string): Promise<Feed | undefined> {
      const record: unknown = await shelf.run((database) => database.get('pages', sha256));
      if (record === undefined) return undefined;
      const page = checkPage(record);
      if (!page && !isNewer(asPlain(asPlain(record)?.['raw'])?.['_carrel'])) {
        await shelf.run((database) => database.delete('pages', sha256));
      }
      return page;
    },
  };
}

async function putEdition(database: Database, raw: unknown, id: string): Promise<void> {
  const transaction = database.transaction(['editions', 'pages', 'marks'], 'readwrite');
  const editions = transaction.objectStore('editions');
  const pages = transaction.objectStore('pages');
  const others = newestFirst(await editions.getAll()).filter((record) => record.id !== id);
  const newest = { id, order: orderOf(others[0]) + 1, raw, keptAt: new Date().toISOString() };
  const ordered = orderedOf(await transaction.objectStore('marks').get(['orders', 'edition']));
  const staying = [newest, ...others.filter((record, place) => place < most - 1 || record.id === ordered)];
  const named = new Set(staying.flatMap((record) => checkEdition(record.raw).edition?.feed.map((p) => p.sha256) ?? []));
  const leaving = (await pages.getAllKeys()).filter((sha256) => others.length >= most && !named.has(sha256));
  await Promise.all([
    editions.put(newest),
    ...others.filter((record) => !staying.includes(record)).map((record) => editions.delete(record.id)),
    ...leaving.map((sha256) => pages.delete(sha256)),
    transaction.done,
  ]);
}

async function readAll(database: Database) {
  const [records, pages, order] = await Promise.all([
    database.getAll('editions'),
    database.getAllKeys('pages'),
    database.get('marks', ['orders', 'edition']),
  ]);
  const here = new Set(pages);
  const corrupt: string[] = [];
  const editions = newestFirst(records).flatMap(({ id, raw, keptAt }) => {
    const { edition } = checkEdition(raw);
    if (!edition && !isNewer(raw)) corrupt.push(id);
    if (!edition) return [];
    const whole = edition.feed.slice(0, 1).every((page) => here.has(page.sha256));
    return [{ id, edition, whole, ...(isText(keptAt) && { keptAt }) }];
  });
  return { editions, ordered: orderedOf(order), corrupt };
}

/** The edition that is kept whole at the reader's word. */
const orderedOf = (order: { readonly mark: unknown } | undefined) => checkOrder(order?.mark)?.receipt?.edition;

async function removeEditions(database: Database, ids: readonly string[]): Promise<void> {
  const transaction = database.transaction('editions', 'readwrite');
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
}

function checkPage(record: unknown): Feed | undefined {
  const { raw, address } = asPlain(record) ?? {};
  return isText(address) ? checkBundle(raw, address).feed : undefined;
}

type EditionRecord = Schema['editions']['value'];

function newestFirst(records: readonly EditionRecord[]): EditionRecord[] {
  return records.toSorted((a, b) => orderOf(b) - orderOf(a));
}

function orderOf(record: EditionRecord | undefined): number {
  return isAmount(record?.order) ? record.order : 0;
}

/** Written by a newer Carrel in another tab: nothing for us, but not ours to remove. */
function isNewer(raw: unknown): boolean {
  const format = asPlain(raw)?.['format'];
  return isAmount(format) && format > FORMAT;
}
