import { committed, type Database } from '../store/database.ts';
import { asPlain, isAmount, isNewer, isText } from '../store/plain.ts';
import type { Schema } from '../store/schema.ts';
import type { Change, Shelf } from './shelf.ts';

/** Enough of an article to show its row without a network. */
export type SavedArticle = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary?: string;
  /** RFC 3339, when it was published. */
  readonly date?: string;
  /** Absolute, http(s). */
  readonly image?: string;
  /** ISO 8601. */
  readonly savedAt: string;
};

/** How far an article was read. */
export type Place = {
  /** Of the article's height, 0 to 1. */
  readonly fraction: number;
  /** Index of the block (paragraph, heading, figure...) at the top, from 0: it holds when type sizes change. */
  readonly block: number;
};

/** "Follow here": what had been seen of the feed, and when. */
export type Follow = {
  /** ISO 8601. */
  readonly since: string;
  /** Ids of the newest articles then. */
  readonly seen: readonly string[];
};

type Kind = Exclude<Change, 'edition' | 'pages' | 'articles' | 'all' | 'problem'>;

/** The id under which the one follow mark lies. */
const feed = 'feed';

export function createMarks(shelf: Shelf) {
  const put = async (kind: Kind, id: string, mark: unknown): Promise<void> => {
    await shelf.run((database) => putMark(database, { kind, id, mark }));
    shelf.tell(kind);
  };
  const remove = async (kind: Kind, ids: readonly string[]): Promise<void> => {
    await shelf.run((database) => Promise.all(ids.map((id) => database.delete('marks', [kind, id]))));
    shelf.tell(kind);
  };
  const all = async <T>(kind: Kind, check: (mark: unknown) => T | undefined): Promise<Map<string, T>> => {
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
  const one = async <T>(kind: Kind, id: string, check: (mark: unknown) => T | undefined): Promise<T | undefined> => {
    const record = await shelf.run((database) => database.get('marks', [kind, id]));
    const checked = record && check(record.mark);
    if (record && checked === undefined && !isNewer(record.mark)) await remove(kind, [id]);
    return checked;
  };
  return {
    save: (header: Omit<SavedArticle, 'savedAt'>) =>
      put('saved', header.id, { ...header, savedAt: new Date().toISOString() }),
    unsave: (id: string) => remove('saved', [id]),
    /** The one saved last first. */
    async savedArticles(): Promise<readonly SavedArticle[]> {
      const saved = [...(await all('saved', checkSaved)).values()];
      return saved.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
    },
    isSaved: async (id: string) => (await one('saved', id, checkSaved)) !== undefined,

    /** `sha256`: of the text that was read; a later version of it is news again. */
    markRead: (id: string, sha256: string) => put('read', id, sha256),
    /** Ids of the articles read, each with the SHA-256 of the text that was read. */
    readIds: (): Promise<ReadonlyMap<string, string>> => all('read', checkText),

    keepPlace: (id: string, place: Place) => put('places', id, place),
    placeOf: (id: string) => one('places', id, checkPlace),

    follow: (mark: Follow) => put('follow', feed, mark),
    followed: () => one('follow', feed, checkFollow),
    unfollow: () => remove('follow', [feed]),
  };
}

/** Committed in the same task: a page that goes right after it (a place kept on leaving) would undo it otherwise. */
async function putMark(database: Database, record: Schema['marks']['value']): Promise<void> {
  const transaction = database.transaction('marks', 'readwrite');
  const request = transaction.store.put(record);
  await committed(transaction, [request]);
}

function checkSaved(mark: unknown): SavedArticle | undefined {
  const { id, slug, title, summary, date, image, savedAt } = asPlain(mark) ?? {};
  if (!isText(id) || !isText(slug) || !isText(title) || !isText(savedAt)) return undefined;
  return {
    id,
    slug,
    title,
    ...(isText(summary) && { summary }),
    ...(isText(date) && { date }),
    ...(isText(image) && /^https?:\/\//.test(image) && { image }),
    savedAt,
  };
}

function checkText(mark: unknown): string | undefined {
  return isText(mark) ? mark : undefined;
}

function checkPlace(mark: unknown): Place | undefined {
  const { fraction, block } = asPlain(mark) ?? {};
  return isAmount(fraction) && fraction <= 1 && isAmount(block) && Number.isInteger(block)
    ? { fraction, block }
    : undefined;
}

function checkFollow(mark: unknown): Follow | undefined {
  const { since, seen } = asPlain(mark) ?? {};
  return isText(since) && Array.isArray(seen) && seen.every(isText) ? { since, seen } : undefined;
}
