import type { QueryClient } from '@tanstack/react-query';
import { checkBundle } from '../article/check.ts';
import { checkEdition } from '../article/edition.ts';
import { isObject, type JsonObject } from '../article/fields.ts';
import type { Article, SafeHtml } from '../article/types.ts';
import { articleQuery, editionQuery, feedQuery, topicQuery } from '../data/queries.ts';
import type { Services } from './services.tsx';
import { slugOf } from './slug-of.ts';

/**
 * What a published page was drawn from, written into it as JSON, so that the app draws the same again before it has
 * fetched anything. The text of an article is not in it: it stands in the page.
 */
export type PageState = {
  /** `edition.json` without its pages and packs. */
  readonly edition: JsonObject;
  /** Headers as in a feed page, addresses relative to `feed/`. For an article: the newer, it, the older, the related. */
  readonly feed: JsonObject;
  /** The slug of the page's article. */
  readonly slug?: string;
  /** The topic whose articles the headers are. */
  readonly topic?: string;
};

/** Gives the queries what the page was drawn from. A state that is not whole gives nothing: the app then loads. */
export function fillQueries(
  client: QueryClient,
  services: Services,
  state: unknown,
  html: SafeHtml | undefined,
): boolean {
  if (!isObject(state)) return false;
  const { edition } = checkEdition(state['edition']);
  const { feed } = checkBundle(state['feed'], `${services.home}feed/state.json`);
  if (edition === undefined || feed === undefined) return false;
  const found = { edition, id: '', from: 'network' as const };
  // All of it is as old as the page: `updatedAt: 0` has the queries ask the site again.
  client.setQueryData(editionQuery(services).queryKey, found, { updatedAt: 0 });
  const page = { articles: feed.items, from: 'network' as const, kept: false };
  // Screens that list no articles know none: that is not the same as an edition without any.
  if (feed.items.length > 0)
    client.setQueryData(feedQuery(services, found).queryKey, { pages: [page], pageParams: [0] });
  const { topic, slug } = state;
  if (typeof topic === 'string') {
    const pages = [{ articles: feed.items, next: undefined }];
    client.setQueryData(topicQuery(services, found, topic).queryKey, { pages, pageParams: [0] });
  }
  if (typeof slug === 'string' && html !== undefined) fillArticle(client, services, feed.items, slug, html);
  return true;
}

function fillArticle(
  client: QueryClient,
  services: Services,
  headers: readonly Article[],
  slug: string,
  html: SafeHtml,
): void {
  const article = headers.find((header) => slugOf(header) === slug);
  const { sha256, bundle } = article?.extra ?? {};
  if (article === undefined || sha256 === undefined || bundle === undefined) return;
  const shown = { article, slug, sha256, address: bundle, from: 'page' as const, html };
  client.setQueryData(articleQuery(services, { slug }).queryKey, shown);
}
