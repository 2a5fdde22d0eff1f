import { baseSlug } from '../article/slug.ts';
import type { Article, PackRef } from '../article/types.ts';
import { loadArticle } from '../data/article.ts';
import type { EditionFound } from '../data/edition.ts';
import { isLoadError, isSilence, NotOnDevice, WrongHash } from '../data/failures.ts';
import { loadPack } from '../data/pack.ts';
import { loadPage } from '../data/page.ts';
import type { Services } from '../data/services.ts';
import type { Order, OrderKey, Receipt } from '../library/orders.ts';
import { picturesOf } from './pictures.ts';
import { keepPictures } from './prefetch.ts';
import type { OfflineWorker } from './registration.ts';
import { withRoom } from './room.ts';

/** Articles on the device with their pictures, of all that were ordered; and their bytes, as the edition says. */
export type Progress = {
  readonly done: number;
  readonly all: number;
  readonly doneBytes: number;
  readonly allBytes: number;
};

/** Fewer articles than that are fetched one by one: a pack holds some 500. */
const FEW = 40;
/** Connections at once. */
const AT_ONCE = 6;

/**
 * Brings what was ordered: every header, every text (by packs, where the whole edition is wanted) and its pictures. What
 * is there stays there when it stops halfway, and is not fetched again.
 *
 * @param remember keeps how far it has come
 * @throws LoadError, StoreError (StoreFull above all), or the signal's reason
 */
export async function bringOrder(
  services: Services,
  worker: OfflineWorker,
  found: EditionFound,
  order: Order,
  tell: (progress: Progress) => void,
  remember: (order: Order) => Promise<void>,
  signal: AbortSignal,
): Promise<Receipt> {
  const { library, home } = services;
  const wanted = await headersOf(services, found, order.key, signal);
  const done = new Set<string>();
  const bytes = new Map(wanted.map(({ id, extra }) => [id, extra.bytes ?? 0]));
  const ids = new Set(bytes.keys());
  let missing = 0;
  const report = () =>
    tell({ done: done.size, all: wanted.length, doneBytes: sum(done, bytes), allBytes: sum(bytes.keys(), bytes) });
  report();

  const here = new Map((await library.keptArticles()).map(({ id, sha256 }) => [id, sha256]));
  const absent = wanted.filter(({ id, extra }) => here.get(id) !== extra.sha256);
  if (order.key === 'edition' && absent.length > FEW) await byPacks();
  await oneByOne(wanted.filter(({ id }) => !done.has(id)));
  return { articles: done.size, bytes: sum(done, bytes), missing, at: new Date().toISOString(), edition: found.id };

  async function byPacks(): Promise<void> {
    const packs = new Set(order.packs);
    for (const pack of found.edition.packs) {
      if (packs.has(pack.sha256)) continue;
      await bringPack(pack);
      packs.add(pack.sha256);
      await remember({ ...order, packs: [...packs] });
    }
  }

  async function bringPack(pack: PackRef): Promise<void> {
    const articles = (await loadPack(services, pack, signal)).filter(({ id }) => bytes.has(id));
    await withRoom(services, worker, ids, () => library.keepArticles(articles));
    const pictures = articles.flatMap(({ article, address }) => picturesOf(article, address, home));
    missing += await picturesInTurn(pictures);
    for (const { id } of articles) done.add(id);
    report();
  }

  async function picturesInTurn(pictures: readonly string[]): Promise<number> {
    let failed = 0;
    for (let start = 0; start < pictures.length; start += 100) {
      signal.throwIfAborted();
      failed += await withRoom(services, worker, ids, () => keepPictures(worker, pictures.slice(start, start + 100)));
    }
    signal.throwIfAborted();
    return failed;
  }

  async function oneByOne(headers: readonly Article[]): Promise<void> {
    const queue = headers.values();
    let failed = false;
    const drain = async () => {
      for (const header of queue) {
        if (failed) return;
        await bring(header);
      }
    };
    const stop = (error: unknown) => {
      failed = true;
      throw error;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => drain().catch(stop)));
  }

  async function bring(header: Article): Promise<void> {
    signal.throwIfAborted();
    try {
      const { article, address, failure } = await loadArticle(
        services,
        { slug: header.extra.slug ?? baseSlug(header), header },
        signal,
        undefined,
        (work) => withRoom(services, worker, ids, work),
      );
      if (failure !== undefined) throw failure;
      missing += await picturesInTurn(picturesOf(article, address, home));
      done.add(header.id);
      report();
    } catch (error) {
      signal.throwIfAborted();
      // A silent site is the end for now; an article that the site does not give is told of in the receipt.
      if (!isLoadError(error) || isSilence(error) || error instanceof NotOnDevice) throw error;
      missing += 1;
    }
  }
}

/** Headers of all that was ordered, newest first; every page of the feed is kept on the way. @throws LoadError */
async function headersOf(
  services: Services,
  found: EditionFound,
  key: OrderKey,
  signal: AbortSignal,
): Promise<Article[]> {
  const headers: Article[] = [];
  for (const [index, { url }] of found.edition.feed.entries()) {
    const page = await loadPage(services, found, index, signal);
    // What it names might be anything: nothing is ordered by it.
    if (page.foreign) throw new WrongHash(url);
    headers.push(...page.articles);
  }
  if (key === 'edition') return headers;
  const tag = key.slice('topic:'.length);
  return headers.filter(({ tags }) => tags.includes(tag));
}

function sum(ids: Iterable<string>, bytes: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const id of ids) total += bytes.get(id) ?? 0;
  return total;
}
