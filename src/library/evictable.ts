import type { Database } from '../store/database.ts';
import { asPlain, isText } from '../store/plain.ts';
import type { Shelf } from './shelf.ts';

export function createEvictable(shelf: Shelf) {
  return {
    /**
     * Ids of the articles that may make room for others: those that were read, the one kept first foremost, then the
     * others. Never what is pinned or saved, and never what the reader has written under.
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
  const read = new Set(marks.flatMap(([kind, id]) => (kind === 'read' ? [id] : [])));
  const going = rows.filter(({ id }) => !staying.has(id));
  const inOrder = going.toSorted((a, b) => (String(a.keptAt) < String(b.keptAt) ? -1 : 1)).map(({ id }) => id);
  return [...inOrder.filter((id) => read.has(id)), ...inOrder.filter((id) => !read.has(id))];
}

function articleOf(letter: unknown): string | undefined {
  const id = asPlain(asPlain(letter)?.['article'])?.['id'];
  return isText(id) ? id : undefined;
}
