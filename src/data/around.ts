import type { Article, PageRef } from '../article/types.ts';
import type { EditionFound } from './edition.ts';
import { loadPage } from './page.ts';
import type { Services } from './services.ts';

/** Headers around an article, newest first, it itself among them. */
export type Around = readonly Article[];

/**
 * The headers of the feed page that holds an article, and of the one beside it where the article stands at its edge;
 * empty where the edition does not list it.
 *
 * @param published when the article was published, which tells the page; undated articles are on the last
 * @throws LoadError
 */
export async function loadAround(
  services: Services,
  found: EditionFound,
  { id, published }: { readonly id: string; readonly published: string | undefined },
  signal?: AbortSignal,
): Promise<Around> {
  const index = pageOf(found.edition.feed, published);
  const articlesOf = async (page: number) => (await loadPage(services, found, page, signal)).articles;
  const here = await articlesOf(index);
  const place = here.findIndex((header) => header.id === id);
  if (place < 0) return [];
  const before = place === 0 && index > 0 ? await articlesOf(index - 1) : [];
  const after = place === here.length - 1 ? await articlesOf(index + 1) : [];
  return [...before, ...here, ...after];
}

/** Pages stand newest first: the article is on the first whose oldest article is not newer. */
function pageOf(pages: readonly PageRef[], published: string | undefined): number {
  const last = Math.max(0, pages.length - 1);
  if (published === undefined) return last;
  const index = pages.findIndex(({ oldest }) => oldest === undefined || Date.parse(oldest) <= Date.parse(published));
  return index < 0 ? last : index;
}
