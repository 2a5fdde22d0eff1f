import { baseSlug } from '../article/slug.ts';
import { loadArticle } from './article.ts';
import type { EditionFound } from './edition.ts';
import { loadPage } from './page.ts';
import type { Services } from './services.ts';

/**
 * Brings every article of an edition to the device, one after the other; those that are there already count at once.
 *
 * @throws LoadError when one cannot be had; what has come by then stays
 */
export async function keepEdition(
  services: Services,
  found: EditionFound,
  tell: (progress: { readonly done: number; readonly all: number }) => void,
  signal: AbortSignal,
): Promise<void> {
  const all = found.edition.articles;
  let done = 0;
  tell({ done, all });
  for (const index of found.edition.feed.keys()) {
    const page = await loadPage(services, found, index, signal);
    for (const header of page.articles) {
      signal.throwIfAborted();
      await loadArticle(services, { slug: header.extra.slug ?? baseSlug(header), header }, signal);
      done += 1;
      tell({ done, all });
    }
  }
}
