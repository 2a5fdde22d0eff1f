import type { EditionFound } from '../data/edition.ts';
import { loadPack } from '../data/pack.ts';
import { loadPage } from '../data/page.ts';
import type { Services } from '../data/services.ts';
import { picturesOf } from './pictures.ts';
import { keepPictures } from './prefetch.ts';
import type { OfflineWorker } from './registration.ts';

/** Articles done, of all. */
export type Progress = (done: number, all: number) => void;

/**
 * "Keep the whole edition": every feed page, every pack's articles and their pictures. What is there stays there when
 * it stops halfway.
 *
 * @throws LoadError, StoreError (StoreFull above all), or the signal's reason
 */
export async function keepEdition(
  services: Services,
  worker: OfflineWorker,
  { edition, ...found }: EditionFound,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<void> {
  for (const index of edition.feed.keys()) await loadPage(services, { edition, ...found }, index, signal);
  let done = 0;
  for (const pack of edition.packs) {
    const articles = await loadPack(services, pack, signal);
    await services.library.keepArticles(articles);
    signal.throwIfAborted();
    const pictures = articles.flatMap(({ article, address }) => picturesOf(article, address, services.home));
    for (let start = 0; start < pictures.length; start += 100) {
      await keepPictures(worker, pictures.slice(start, start + 100));
      signal.throwIfAborted();
    }
    done += articles.length;
    onProgress(done, edition.articles);
  }
}
