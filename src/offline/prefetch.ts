import { baseSlug } from '../article/slug.ts';
import type { Article } from '../article/types.ts';
import { loadArticle } from '../data/article.ts';
import { loadEdition, readKeptEdition } from '../data/edition.ts';
import { isLoadError, isSilence, NotOnDevice } from '../data/failures.ts';
import type { Services } from '../data/services.ts';
import { StoreFull } from '../store/errors.ts';
import { asPlain, isAmount } from '../store/plain.ts';
import { missingOf } from './first-page.ts';
import { idle } from './idle.ts';
import { picturesOf } from './pictures.ts';
import type { OfflineWorker } from './registration.ts';

/**
 * Brings what is missing of the first page to the device, one article after the other with its pictures, each when
 * the page is idle. Ends when all is there or the network is silent; rejects only when `signal` aborts.
 *
 * @returns ids of the articles that the site names but does not have, or not whole: waiting for them is of no use
 */
export async function prefetch(
  services: Services,
  worker: OfflineWorker,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  await idle(signal);
  if ((await readKeptEdition(services)) === undefined) await loadEdition(services, signal).catch(unlessLoading(signal));
  const missing = await missingOf(services);
  for (const header of [...(missing?.absent ?? []), ...(missing?.outdated ?? [])]) {
    await idle(signal);
    const outcome = await bring(header, services, worker, signal);
    if (outcome === 'silence') break;
    if (outcome === 'refused') refused.add(header.id);
  }
  return refused;
}

type Outcome = 'here' | 'refused' | 'silence';

async function bring(
  header: Article,
  services: Services,
  worker: OfflineWorker,
  signal: AbortSignal,
): Promise<Outcome> {
  const slug = header.extra.slug ?? baseSlug(header);
  try {
    const { article, address, failure } = await loadArticle(services, { slug, header }, signal);
    await keepPictures(worker, picturesOf(article, address, services.home));
    return isSilence(failure) ? 'silence' : 'here';
  } catch (error) {
    unlessLoading(signal)(error);
    return error instanceof NotOnDevice ? 'silence' : 'refused';
  }
}

/**
 * Has the worker keep files of `media/`; it has most of them already when an article is opened again.
 *
 * @returns how many of them could not be had
 * @throws StoreFull where there is no room for them
 */
export async function keepPictures(worker: OfflineWorker, urls: readonly string[]): Promise<number> {
  if (urls.length === 0) return 0;
  const { kept, full } = asPlain(await worker.ask({ type: 'KEEP_MEDIA', urls }, 60_000)) ?? {};
  if (full === true) throw new StoreFull('no room left for pictures');
  return new Set(urls).size - (isAmount(kept) ? kept : 0);
}

/** Loading may fail, then it is for another time; anything else may not. */
function unlessLoading(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    signal.throwIfAborted();
    if (!isLoadError(error)) throw error;
  };
}
