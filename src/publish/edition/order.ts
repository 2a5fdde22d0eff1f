import type { Published } from '../article.ts';
import { hash } from './hash.ts';

/** Newest first; undated articles last, by id. */
export function newestFirst<T extends Pick<Published, 'id' | 'time'>>(articles: readonly T[]): T[] {
  return articles.toSorted((a, b) => {
    if (a.time === undefined || b.time === undefined) {
      if (a.time === b.time) return compare(a.id, b.id);
      return a.time === undefined ? 1 : -1;
    }
    return b.time - a.time || compare(b.id, a.id);
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Of a feed page, about one article in a hundred is the last; of a pack, one in five hundred. */
export const PAGE_SHARE = 1 / 100;
export const PACK_SHARE = 1 / 500;

export type Section<T> = {
  /** 12 hex digits that stay as long as its oldest article does. */
  readonly key: string;
  /** Newest first. */
  readonly articles: readonly T[];
};

/**
 * Divides articles, newest first, into sections whose ends depend on the articles' ids alone: going from the oldest to
 * the newest, a section ends after an article whose id hashes below the share. A new article thus changes one section.
 */
export function divideByContent<T extends { readonly id: string }>(
  articles: readonly T[],
  share: number,
): Section<T>[] {
  const sections: T[][] = [];
  let open: T[] = [];
  for (const article of articles.toReversed()) {
    open.push(article);
    if (!endsSection(article.id, share)) continue;
    sections.push(open);
    open = [];
  }
  if (open.length > 0) sections.push(open);
  return sections.toReversed().map((section) => ({ key: keyOf(section), articles: section.toReversed() }));
}

const endsSection = (id: string, share: number) => Number.parseInt(hash(id).slice(0, 8), 16) / 2 ** 32 < share;

const keyOf = ([oldest]: readonly { readonly id: string }[]) => hash(oldest?.id ?? '').slice(0, 12);
