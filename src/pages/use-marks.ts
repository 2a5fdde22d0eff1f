import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Article } from '../article/types.ts';
import { followLibrary, keptQuery, readQuery, savedQuery } from '../data/queries.ts';
import type { Entry, Marks } from '../ui/entry.ts';
import { addresses } from './addresses.ts';
import { type Services, useServices } from './services.tsx';
import { slugOf } from './slug-of.ts';
import { useLetters } from './use-letters.ts';

function useMarkedEntries(): (article: Article) => Entry {
  const services = useServices();
  const { data: read } = useQuery(readQuery(services));
  const { data: saved } = useQuery(savedQuery(services));
  const { data: kept } = useQuery(keptQuery(services));
  const drafts = useDrafts();
  const letters = useLetters();
  const online = useSyncExternalStore(
    services.network.subscribe,
    () => services.network.state() === 'online',
    () => true,
  );
  const marked = useMemo(
    () => ({
      saved: new Set(saved?.map(({ id }) => id)),
      kept: new Set(kept?.map(({ id }) => id)),
      draft: new Set(drafts.map(({ articleId }) => articleId)),
      letter: new Map(letters.map(({ article, state }) => [article.id, state])),
    }),
    [saved, kept, drafts, letters],
  );
  return useCallback(
    (article) => ({
      article,
      href: addresses.article(slugOf(article)),
      marks: {
        ...readOf(read?.get(article.id), article.extra.sha256),
        saved: marked.saved.has(article.id),
        // With a network everything can be opened; without one this is what counts.
        kept: !online && marked.kept.has(article.id),
        draft: marked.draft.has(article.id),
        waiting: marked.letter.get(article.id) === 'waiting',
        refused: marked.letter.get(article.id) === 'refused',
      },
    }),
    [read, marked, online],
  );
}

/** A newer text than the one that was read is news again. */
function readOf(read: string | undefined, newest = read): Pick<Marks, 'read' | 'changed'> {
  return { read: read !== undefined && read === newest, changed: read !== undefined && read !== newest };
}

const NO_MARKS = { read: false, saved: false, kept: false, draft: false };
const unmarked = (article: Article): Entry => ({ article, href: addresses.article(slugOf(article)), marks: NO_MARKS });

/**
 * From an article's header to the row that a list shows, with what this device knows about it: nothing, where pages are
 * published.
 */
export const useEntries = typeof document === 'undefined' ? () => unmarked : useMarkedEntries;

/** What is shown of the library is looked at again when it changes, in this tab or another. */
export function useFollowedLibrary(): void {
  const services = useServices();
  const client = useQueryClient();
  useEffect(() => followLibrary(client, services), [client, services]);
}

const none: ReturnType<NonNullable<Services['drafts']>['allDrafts']> = [];

/** All drafts, the one typed in last first. */
export function useDrafts() {
  const { drafts } = useServices();
  return useSyncExternalStore(
    drafts?.subscribe ?? (() => () => {}),
    () => drafts?.allDrafts() ?? none,
    () => none,
  );
}

/** How many articles have something of the reader's that is not sent. */
export function useUnsent(): number {
  const drafts = useDrafts();
  const letters = useLetters();
  const unsent = letters.filter(({ state }) => state !== 'sent').map(({ article }) => article.id);
  return new Set([...drafts.map(({ articleId }) => articleId), ...unsent]).size;
}
