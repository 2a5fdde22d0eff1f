import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Article } from '../article/types.ts';
import type { EditionFound } from '../data/edition.ts';
import { loadPage } from '../data/page.ts';
import { quietly, type Services } from '../data/services.ts';
import { plainText } from '../search/plain-text.ts';
import { createSearchIndex, type SearchDocument } from '../search/search-index.ts';
import { headlineOf } from '../ui/headline.ts';
import { useServices } from './services.tsx';
import { listed, useEdition } from './use-edition.ts';

type Hit = { readonly article: Article; readonly terms: readonly string[] };

/** Articles for a query, best first; `found` is undefined until the index stands. */
export function useSearch(query: string) {
  const services = useServices();
  const edition = useEdition();
  const index = useQuery({
    queryKey: [services.base, 'search', edition.data?.id],
    queryFn: ({ signal }) => buildIndex(services, edition.data as EditionFound, signal),
    enabled: edition.data !== undefined,
    staleTime: 30_000,
  });
  const search = index.data;
  const found = useMemo(() => (query === '' ? [] : search?.(query)), [search, query]);
  const error = edition.data === undefined ? edition.error : index.data === undefined ? index.error : null;
  return { found, error, retry: () => void (edition.error ? edition.refetch() : index.refetch()) };
}

async function buildIndex(
  services: Services,
  found: EditionFound,
  signal: AbortSignal,
): Promise<(query: string) => Hit[]> {
  const articles = new Map((await allHeaders(services, found, signal)).map((article) => [article.id, article]));
  const texts = await keptTexts(services, articles);
  const index = createSearchIndex();
  index.add([...articles.values()].map((article) => documentOf(article, texts.get(article.id) ?? '')));
  return (query) =>
    index.find(query).flatMap(({ id, terms }) => {
      const article = articles.get(id);
      return article === undefined ? [] : [{ article, terms }];
    });
}

/** Without a network, those that are on the device. */
async function allHeaders(services: Services, found: EditionFound, signal: AbortSignal): Promise<readonly Article[]> {
  const articles: Article[] = [];
  for (const index of found.edition.feed.keys()) {
    const page = await quietly(loadPage(services, found, index, signal));
    signal.throwIfAborted();
    articles.push(...(page?.articles ?? []));
  }
  return listed(articles, services.home);
}

/** The texts on this device; articles that have left the edition, but are kept, can be found too. */
async function keptTexts({ library }: Services, articles: Map<string, Article>): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { id } of (await quietly(library.keptArticles())) ?? []) {
    const kept = await quietly(library.findArticle(id));
    if (kept === undefined) continue;
    const { article } = kept;
    texts.set(id, article.contentText ?? plainText(article.contentHtml ?? ''));
    if (!articles.has(id)) articles.set(id, article);
  }
  return texts;
}

function documentOf(article: Article, text: string): SearchDocument {
  return {
    id: article.id,
    title: headlineOf(article),
    summary: article.summary ?? '',
    tags: article.tags.join(' '),
    authors: article.authors.flatMap(({ name }) => name ?? []).join(' '),
    text,
  };
}
