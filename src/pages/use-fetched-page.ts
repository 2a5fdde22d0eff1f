import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ArticleShown, articleKey } from '../data/queries.ts';
import { useServices } from './services.tsx';

type Query = { readonly data: ArticleShown | undefined; readonly refetch: () => Promise<unknown> };

/**
 * An article that stood in the published page is fetched for the library when the page is idle. What was read back
 * from the page is never shown a second time: a reader who leaves before then gets the article anew on return.
 */
export function useFetchedPage({ data, refetch }: Query): void {
  const client = useQueryClient();
  const { base, drafts } = useServices();
  const slug = data?.from === 'page' ? data.slug : undefined;
  const ready = drafts !== undefined;
  useEffect(() => {
    if (slug === undefined || !ready) return;
    const later = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
    later(() => void refetch());
  }, [slug, ready, refetch]);
  useEffect(() => {
    if (slug === undefined) return;
    const queryKey = articleKey(base, slug);
    return () => {
      if (client.getQueryData<ArticleShown>(queryKey)?.from === 'page') client.removeQueries({ queryKey });
    };
  }, [slug, client, base]);
}
