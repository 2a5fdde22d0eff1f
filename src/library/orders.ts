import { asPlain, isAmount, isText } from '../store/plain.ts';
import { createMarkStore } from './mark-store.ts';
import type { Shelf } from './shelf.ts';

/** What the reader wants on the device: the whole edition, or a topic. It is the order's name, too. */
export type OrderKey = 'edition' | `topic:${string}`;

/** What was brought, when all that could be had was there. */
export type Receipt = {
  readonly articles: number;
  /** Of their JSON and pictures, as the edition says. */
  readonly bytes: number;
  /** Articles or pictures that the site names but did not give. */
  readonly missing: number;
  /** ISO 8601. */
  readonly at: string;
  /** Id of the edition it is of. */
  readonly edition: string;
};

/** A standing order: it goes on after a reload, and newer editions are brought beside the one that is kept. */
export type Order = {
  readonly key: OrderKey;
  /** The reader has stopped it. */
  readonly stopped: boolean;
  /** SHA-256 of the packs that are here, with their pictures. */
  readonly packs: readonly string[];
  readonly receipt?: Receipt;
};

export function createOrders(shelf: Shelf) {
  const { put, remove, all } = createMarkStore(shelf);
  return {
    putOrder: ({ key, ...mark }: Order) => put('orders', key, mark),
    removeOrder: (key: OrderKey) => remove('orders', [key]),
    async orders(): Promise<readonly Order[]> {
      return [...(await all('orders', checkOrder))].flatMap(([key, order]) => (isKey(key) ? [{ key, ...order }] : []));
    },
  };
}

const isKey = (key: string): key is OrderKey => key === 'edition' || key.startsWith('topic:');

export function checkOrder(mark: unknown): Omit<Order, 'key'> | undefined {
  const { stopped, packs, receipt } = asPlain(mark) ?? {};
  if (typeof stopped !== 'boolean' || !Array.isArray(packs) || !packs.every(isText)) return undefined;
  const checked = checkReceipt(receipt);
  return { stopped, packs, ...(checked && { receipt: checked }) };
}

function checkReceipt(receipt: unknown): Receipt | undefined {
  const { articles, bytes, missing, at, edition } = asPlain(receipt) ?? {};
  const isWhole = isAmount(articles) && isAmount(bytes) && isAmount(missing) && isText(at) && isText(edition);
  return isWhole ? { articles, bytes, missing, at, edition } : undefined;
}
