import { asPlain, isAmount, isText } from '../store/plain.ts';
import { createMarkStore } from './mark-store.ts';
import type { Shelf } from './shelf.ts';

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

/** The id under which the one follow mark lies. */
const feed = 'feed';

export function createMarks(shelf: Shelf) {
  const { put, remove, all, one } = createMarkStore(shelf);
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

    /** Kept at the reader's word: it is let go at the reader's word alone. */
    pin: (id: string) => put('pinned', id, new Date().toISOString()),
    unpin: (id: string) => remove('pinned', [id]),
    /** Ids, each with the moment (ISO 8601) when it was pinned. */
    pinnedIds: (): Promise<ReadonlyMap<string, string>> => all('pinned', checkText),

    follow: (mark: Follow) => put('follow', feed, mark),
    followed: () => one('follow', feed, checkFollow),
    unfollow: () => remove('follow', [feed]),
  };
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
