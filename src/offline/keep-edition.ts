import { baseSlug } from '../article/slug.ts';
import type { Article } from '../article/types.ts';
import { loadArticle } from '../data/article.ts';
import type { EditionFound } from '../data/edition.ts';
import { loadPack } from '../data/pack.ts';
import { loadPage } from '../data/page.ts';
import type { Services } from '../data/services.ts';
import { picturesOf } from './pictures.ts';
import { keepPictures } from './prefetch.ts';
import type { OfflineWorker } from './registration.ts';

/** Articles on the device with their pictures, of all in the edition. */
export type Progress = { readonly done: number; readonly all: number };

/**
 * "Keep the whole edition": every feed page, every article (by packs, where the edition has them) and its pictures.
 * What is there stays there when it stops halfway.
 *
 * @throws LoadError, StoreError (StoreFull above all), or the signal's reason
 */
export async function keepEdition(
  services: Services,
  worker: OfflineWorker,
  found: EditionFound,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  const { articles: all, feed, packs } = found.edition;
  let done = 0;
  tell({ done, all });
  for (const index of feed.keys()) {
    const { articles } = await loadPage(services, found, index, signal);
    if (packs.length === 0) for (const header of articles) await finish([await load(header)]);
  }
  for (const pack of packs) {
    const articles = await loadPack(services, pack, signal);
    await services.library.keepArticles(articles);
    await finish(articles);
  }

  function load(header: Article) {
    return loadArticle(services, { slug: header.extra.slug ?? baseSlug(header), header }, signal);
  }

  async function finish(articles: readonly { readonly article: Article; readonly address: string }[]): Promise<void> {
    const pictures = articles.flatMap(({ article, address }) => picturesOf(article, address, services.home));
    for (let start = 0; start < pictures.length; start += 100) {
      signal.throwIfAborted();
      await keepPictures(worker, pictures.slice(start, start + 100));
    }
    signal.throwIfAborted();
    done += articles.length;
    tell({ done, all });
  }
}
