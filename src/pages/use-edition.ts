import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asRow } from '../article/pictures.ts';
import type { Article } from '../article/types.ts';
import type { EditionFound } from '../data/edition.ts';
import { editionQuery, feedQuery } from '../data/queries.ts';
import { useServices } from './services.tsx';

export const NO_EDITION: EditionFound = {
  edition: { format: 1, title: '', articles: 0, feed: [], packs: [], topics: [] },
  id: '',
  from: 'device',
};

/** The edition that is read now. */
export function useEdition() {
  return useQuery(editionQuery(useServices()));
}

/** The site's title; until the edition is here, the one that its page carries. */
export function useSiteTitle(): string {
  const { data } = useEdition();
  return data?.edition.title ?? titleInPage();
}

function titleInPage(): string {
  if (typeof document === 'undefined') return '';
  return document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ?? '';
}

/** The headers of the edition, or of one that is held, newest first, as many pages of them as have been asked for. */
export function useFeed(held?: EditionFound) {
  const services = useServices();
  const edition = useEdition();
  const found = held ?? edition.data;
  const feed = useInfiniteQuery({
    ...feedQuery(services, found ?? NO_EDITION),
    enabled: found !== undefined,
    // A new edition takes the place of the old one when its first page is here, not before.
    placeholderData: keepPreviousData,
  });
  const { home } = services;
  const articles = useMemo(
    () => listed(feed.data?.pages.flatMap((page) => page.articles) ?? [], home),
    [feed.data, home],
  );
  return { edition, feed, articles, pages: feed.data?.pages.length ?? 0 };
}

/** Where an edition changes between two pages, an article may come twice. */
export function listed(articles: readonly Article[], home: string): readonly Article[] {
  const place = { base: home, here: home };
  return [...new Map(articles.map((article) => [article.id, asRow(article, place)])).values()];
}
