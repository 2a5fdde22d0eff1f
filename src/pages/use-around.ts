import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Article } from '../article/types.ts';
import { aroundQuery } from '../data/queries.ts';
import { useServices } from './services.tsx';
import { listed, NO_EDITION, useFeed } from './use-edition.ts';

/** Headers at hand for an article, newest first; those next to it among them, as soon as they are here. */
export function useAround(article: Article): {
  readonly headers: readonly Article[];
  readonly newer?: Article;
  readonly older?: Article;
} {
  const services = useServices();
  const { edition, feed, articles } = useFeed();
  const place = articles.findIndex(({ id }) => id === article.id);
  const enough = place >= 0 && (place < articles.length - 1 || !feed.hasNextPage);
  const around = useQuery({
    ...aroundQuery(services, edition.data ?? NO_EDITION, article),
    enabled: edition.data !== undefined && feed.data !== undefined && !enough,
  });
  return useMemo(() => {
    const near = enough ? articles : listed(around.data ?? [], services.home);
    const at = near.findIndex(({ id }) => id === article.id);
    const [newer, older] = at < 0 ? [] : [near[at - 1], near[at + 1]];
    return {
      headers: enough ? articles : listed([...near, ...articles], services.home),
      ...(newer && { newer }),
      ...(older && { older }),
    };
  }, [enough, articles, around.data, article.id, services.home]);
}
