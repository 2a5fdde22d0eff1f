import { type Connection, inStore } from '../store/connection.ts';

export type KeptSearch = ReturnType<typeof createKeptSearch>;

const key = 'archive';

/** What searching has found out, for the next visit: it can be made anew at any time. Rejects with a StoreError. */
export function createKeptSearch({ open }: Connection) {
  return {
    read: (): Promise<unknown> => inStore(open, async (database) => (await database.get('search', key))?.archive),
    keep(archive: unknown): Promise<void> {
      return inStore(open, async (database) => {
        const { store, done } = database.transaction('search', 'readwrite', { durability: 'relaxed' });
        await Promise.all([store.put({ key, archive }), done]);
      });
    },
    forget: (): Promise<void> => inStore(open, (database) => database.delete('search', key)),
  };
}
