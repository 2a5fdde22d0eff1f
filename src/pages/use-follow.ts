import { useEffect, useState } from 'react';
import type { Article } from '../article/types.ts';
import { quietly } from '../data/services.ts';
import type { Follow } from '../library/marks.ts';
import { formatSince } from '../locale/dates.ts';
import { words } from '../locale/words.ts';
import { useServices } from './services.tsx';

/** How many ids tell what has been seen: more than a reader misses between two visits. */
const SEEN = 200;

/** "3 new since Tuesday" for a reader who follows; the visit ends, and counts as seen, when the page is left or hidden. */
export function useNewSince(articles: readonly Article[]): string | undefined {
  const { library } = useServices();
  const [before, setBefore] = useState<Follow>();
  const [now] = useState(() => new Date());
  useEffect(() => {
    void quietly(library.followed()).then(setBefore);
  }, [library]);
  useEffect(() => {
    if (before === undefined || articles.length === 0) return;
    const see = () => void quietly(library.follow(markOf(articles)));
    addEventListener('pagehide', see);
    document.addEventListener('visibilitychange', see);
    return () => {
      removeEventListener('pagehide', see);
      document.removeEventListener('visibilitychange', see);
      see();
    };
  }, [before, articles, library]);
  if (before === undefined) return undefined;
  const fresh = countNew(articles, before);
  return fresh === 0 ? undefined : words.feed.newSince(fresh, formatSince(before.since, now, words.language));
}

/** What a reader who follows from now on has seen. */
export function markOf(articles: readonly Article[], now = new Date()): Follow {
  return { since: now.toISOString(), seen: articles.slice(0, SEEN).map(({ id }) => id) };
}

/** Articles that were not there at the last visit: those above the first one that was. */
export function countNew(articles: readonly Article[], { seen }: Follow): number {
  const known = new Set(seen);
  const last = articles.findLastIndex(({ id }) => known.has(id));
  return articles.slice(0, last < 0 ? articles.length : last).filter(({ id }) => !known.has(id)).length;
}
