import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { textToHtml } from '../article/text.ts';
import type { Article, SafeHtml } from '../article/types.ts';
import type { ArticleFound, ArticleWanted } from './article.ts';
import type { EditionFound } from './edition.ts';
import { isSilence } from './failures.ts';
import type { Services } from './services.ts';

const MINUTE = 60_000;

/**
 * What loads is fetched by the first query, when the published page stands there already.
 *
 * Queries ask even when the browser believes it is offline, since the device may have the answer; a failure is tried
 * again once, and not where nothing answered or the answer was no: the device has been asked by then, and the reader
 * waits.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (failures, error) => failures < 1 && isPassing(error),
        retryDelay: 1000,
        staleTime: MINUTE,
        gcTime: 30 * MINUTE,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
      },
    },
  });
}

/** What the network has not confirmed is asked again at the next occasion. */
const staleTime = ({ state }: { readonly state: { readonly data?: { readonly failure?: unknown } | undefined } }) =>
  state.data?.failure === undefined ? 5 * MINUTE : 0;

const isPassing = (error: Error) => !isSilence(error) && (error.name === 'ServerFault' || error.name === 'WrongHash');

/** The edition: the kept one at once, then what the network says. Asked again when the page is looked at after a while. */
export function editionQuery(services: Services) {
  const queryKey = [services.base, 'edition'] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<EditionFound> => {
      const { loadEdition, readKeptEdition } = await import('./edition.ts');
      if (client.getQueryData(queryKey) === undefined) {
        const kept = await readKeptEdition(services);
        if (kept !== undefined && !signal.aborted) client.setQueryData(queryKey, kept);
      }
      return loadEdition(services, signal);
    },
    staleTime,
    refetchOnWindowFocus: true,
  });
}

/** The feed of one edition, page by page, newest first. Each page is `{ articles, from, kept }`. */
export function feedQuery(services: Services, found: EditionFound) {
  return infiniteQueryOptions({
    queryKey: [services.base, 'feed', found.id],
    queryFn: async ({ client, pageParam, signal }) => {
      const { loadPage } = await import('./page.ts');
      const page = await loadPage(services, found, pageParam, signal);
      if (page.newer) void client.invalidateQueries({ queryKey: editionQuery(services).queryKey });
      return page;
    },
    initialPageParam: 0,
    getNextPageParam: (_last, pages) => (pages.length < found.edition.feed.length ? pages.length : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Articles of a topic shown at a time. */
const ENOUGH = 20;

export type TopicPage = { readonly articles: readonly Article[]; readonly next: number | undefined };

/** Articles under a tag: feed pages are read until there are some twenty, or no more. */
export function topicQuery(services: Services, found: EditionFound, tag: string) {
  return infiniteQueryOptions({
    queryKey: [services.base, 'topic', found.id, tag],
    queryFn: ({ pageParam, signal }) => loadTopic(services, found, tag, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last: TopicPage, pages) => (isComplete(found, tag, pages) ? undefined : last.next),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function loadTopic(
  services: Services,
  found: EditionFound,
  tag: string,
  from: number,
  signal: AbortSignal,
): Promise<TopicPage> {
  const { loadPage } = await import('./page.ts');
  const articles: Article[] = [];
  let index = from;
  while (index < found.edition.feed.length && articles.length < ENOUGH) {
    const page = await loadPage(services, found, index, signal);
    articles.push(...page.articles.filter((article) => article.tags.includes(tag)));
    index += 1;
  }
  return { articles, next: index < found.edition.feed.length ? index : undefined };
}

/** The edition says how many articles a topic has: when all are there, no further page is asked for. */
function isComplete({ edition }: EditionFound, tag: string, pages: readonly TopicPage[]): boolean {
  const all = edition.topics.find((topic) => topic.tag === tag)?.count;
  return all !== undefined && pages.reduce((sum, page) => sum + page.articles.length, 0) >= all;
}

export const articleKey = (base: string, slug: string) => [base, 'article', slug] as const;

/** An article and its text, cut to the allow-list. */
export type ArticleShown = ArticleFound & { readonly html: SafeHtml };

/**
 * An article: what the device holds at once, then the network's answer whether it is the newest. With the header of a
 * feed page nothing is asked when the device has that very text.
 */
export function articleQuery(services: Services, wanted: ArticleWanted) {
  const queryKey = articleKey(services.base, wanted.slug);
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<ArticleShown> => {
      const [clean, { loadArticle }] = await Promise.all([services.loadSanitizer(), import('./article.ts')]);
      const show = (found: ArticleFound): ArticleShown => ({ ...found, html: cleaned(found) });
      const cleaned = ({ article, slug, address }: ArticleFound) =>
        clean(article.contentHtml ?? textToHtml(article.contentText ?? ''), {
          base: address,
          here: new URL(`articles/${encodeURIComponent(slug)}/`, services.home).href,
        });
      const early = (found: ArticleFound) => {
        if (client.getQueryData(queryKey) === undefined) client.setQueryData(queryKey, show(found));
      };
      // The page that stands there may be newer than the headers on the device, or older: then the site is asked.
      const page = client.getQueryData<ArticleShown>(queryKey);
      const doubtful = page?.from === 'page' && page.sha256 !== wanted.header?.extra.sha256;
      const found = await loadArticle(services, doubtful ? { slug: wanted.slug } : wanted, signal, early);
      return doubtful && found.failure !== undefined ? { ...page, failure: found.failure } : show(found);
    },
    staleTime: (query) => (query.state.data?.from === 'page' ? Number.POSITIVE_INFINITY : staleTime(query)),
  });
}

/** The headers around an article: what comes before and after it, and what may be offered next. */
export function aroundQuery(services: Services, found: EditionFound, article: Pick<Article, 'id' | 'datePublished'>) {
  return queryOptions({
    queryKey: [services.base, 'around', found.id, article.id],
    queryFn: async ({ signal }) => {
      const { loadAround } = await import('./around.ts');
      return loadAround(services, found, { id: article.id, published: article.datePublished }, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What is kept on this device, as rows without text. Invalidated by `followLibrary`. */
export function keptQuery({ base, library }: Services) {
  return queryOptions({ queryKey: [base, 'device', 'kept'], queryFn: () => library.keptArticles() });
}

export function savedQuery({ base, library }: Services) {
  return queryOptions({ queryKey: [base, 'device', 'saved'], queryFn: () => library.savedArticles() });
}

export function readQuery({ base, library }: Services) {
  return queryOptions({ queryKey: [base, 'device', 'read'], queryFn: () => library.readIds() });
}

/** The text of an article that was read before a newer one came; null where there is none. */
export function earlierQuery({ base, library }: Services, id: string) {
  return queryOptions({
    queryKey: [base, 'device', 'earlier', id],
    queryFn: async () => (await library.earlierText(id)) ?? null,
  });
}

export function pinnedQuery({ base, library }: Services) {
  return queryOptions({ queryKey: [base, 'device', 'pinned'], queryFn: () => library.pinnedIds() });
}

export function spaceQuery({ base, library }: Services) {
  return queryOptions({ queryKey: [base, 'device', 'space'], queryFn: () => library.space() });
}

/** Looks again at what hangs on the device whenever it changes, in this tab or another. The answer ends it. */
export function followLibrary(client: QueryClient, { base, library }: Services): () => void {
  return library.subscribe(() => void client.invalidateQueries({ queryKey: [base, 'device'] }));
}
