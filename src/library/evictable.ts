import type { Database } from '../store/database.ts';
import { asPlain, isText } from '../store/plain.ts';
import type { Shelf } from './shelf.ts';

export function createEvictable(shelf: Shelf) {
  return {
    /**
     * Ids of the articles that may make room for others, the one kept first foremost: never what is pinned or saved, and
     * never what the reader has written under.
     */
    evictable: (): Promise<readonly string[]> => shelf.run(findEvictable),
  };
}

async function findEvictable(database: Database): Promise<string[]> {
  const [rows, marks, drafts, letters] = await Promise.all([
    database.getAll('rows'),
    database.getAllKeys('marks'),
    database.getAllKeys('drafts'),
    database.getAll('outbox'),
  ]);
  const staying = new Set([
    ...marks.flatMap(([kind, id]) => (kind === 'pinned' || kind === 'saved' ? [id] : [])),
    ...drafts.map(([articleId]) => articleId),
    ...letters.flatMap(({ letter }) => articleOf(letter) ?? []),
  ]);
  return rows
    .filter(({ id }) => !staying.has(id))
    .toSorted((a, b) => (String(a.keptAt) < String(b.keptAt) ? -1 : 1))
    .map(({ id }) => id);
}

function articleOf(letter: unknown): string | undefined {
  const id = asPlain(asPlain(letter)?.['article'])?.['id'];
  return isText(id) ? id : undefined;
}
