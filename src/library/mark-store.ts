import { committed, type Database } from '../store/database.ts';
import { isNewer } from '../store/plain.ts';
import type { Schema } from '../store/schema.ts';
import type { Change, Shelf } from './shelf.ts';

export type MarkKind = Exclude<Change, 'edition' | 'pages' | 'articles' | 'all' | 'problem'>;

/** Marks of one kind or another on articles, as they lie in the database: what is corrupt is absent, and removed. */
export function createMarkStore(shelf: Shelf) {
  const put = async (kind: MarkKind, id: string, mark: unknown): Promise<void> => {
    await shelf.run((database) => putMark(database, { kind, id, mark }));
    shelf.tell(kind);
  };
  const remove = async (kind: MarkKind, ids: readonly string[]): Promise<void> => {
    await shelf.run((database) => Promise.all(ids.map((id) => database.delete('marks', [kind, id]))));
    shelf.tell(kind);
  };
  const all = async <T>(kind: MarkKind, check: (mark: unknown) => T | undefined): Promise<Map<string, T>> => {
    const ofKind = () => IDBKeyRange.bound([kind], [kind, []]);
    const records = await shelf.run((database) => database.getAll('marks', ofKind()));
    const marks = new Map<string, T>();
    for (const { id, mark } of records) {
      const checked = check(mark);
      if (checked !== undefined) marks.set(id, checked);
    }
    const corrupt = records.filter(({ id, mark }) => !marks.has(id) && !isNewer(mark)).map(({ id }) => id);
    if (corrupt.length > 0) await remove(kind, corrupt);
    return marks;
  };
  const one = async <T>(
    kind: MarkKind,
    id: string,
    check: (mark: unknown) => T | undefined,
  ): Promise<T | undefined> => {
    const record = await shelf.run((database) => database.get('marks', [kind, id]));
    const checked = record && check(record.mark);
    if (record && checked === undefined && !isNewer(record.mark)) await remove(kind, [id]);
    return checked;
  };
  return { put, remove, all, one };
}

/** Committed in the same task: a page that goes right after it (a place kept on leaving) would undo it otherwise. */
async function putMark(database: Database, record: Schema['marks']['value']): Promise<void> {
  const transaction = database.transaction('marks', 'readwrite');
  const request = transaction.store.put(record);
  await committed(transaction, [request]);
}
