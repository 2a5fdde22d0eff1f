import type { Connection } from '../store/connection.ts';
import { createArticles } from './articles.ts';
import { createEarlier } from './earlier.ts';
import { createEditions } from './editions.ts';
import { createEvictable } from './evictable.ts';
import { createMarks } from './marks.ts';
import { createOrders } from './orders.ts';
import { createShelf, type Listener, type Shelf } from './shelf.ts';
import { measureSpace, type Space } from './space.ts';

export type Library = ReturnType<typeof createLibrary>;

/**
 * What is kept on this device. It keeps raw JSON and checks it on the way out: what is corrupt is absent, and removed.
 * Every function rejects with StoreUnavailable, StoreBlocked or StoreFull when the device refuses; making the library
 * touches nothing.
 *
 * @param open a shared connection's `open` (`connect(base).open`)
 */
export function createLibrary(open: Connection['open'], base: string) {
  const shelf = createShelf(open, base);
  const articles = createArticles(shelf);
  return {
    ...createEditions(shelf),
    ...createEvictable(shelf),
    ...articles,
    ...createEarlier(shelf),
    ...createMarks(shelf),
    ...createOrders(shelf),
    space: async (): Promise<Space> => measureSpace(await articles.keptArticles()),
    /** Articles, editions, saved and read marks, places: all of the library, nothing else. */
    forgetAll: () => forgetAll(shelf),
    /** Hears of changes in this tab and in others. The answer ends it. */
    subscribe: (listener: Listener) => shelf.subscribe(listener),
    /** Why the device refused to keep or to bring back something; undefined once it has kept something again. */
    problem: () => shelf.problem(),
    close: () => shelf.close(),
  };
}

async function forgetAll(shelf: Shelf): Promise<void> {
  const names = ['editions', 'pages', 'articles', 'rows', 'earlier', 'marks', 'search'] as const;
  await shelf.run(async (database) => {
    const transaction = database.transaction(names, 'readwrite');
    await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
  });
  shelf.tell('all');
}
