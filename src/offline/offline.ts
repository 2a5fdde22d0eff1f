import { baseSlug } from '../article/slug.ts';
import type { Article } from '../article/types.ts';
import { loadArticle } from '../data/article.ts';
import { quietly, type Services } from '../data/services.ts';
import { askToPersist } from '../store/persist.ts';
import { missingOf } from './first-page.ts';
import { pageLoaded, savesData } from './idle.ts';
import { type Orders, startOrders } from './orders.ts';
import { picturesOf } from './pictures.ts';
import { keepPictures, prefetch } from './prefetch.ts';
import { type OfflineWorker, registerWorker, type WorkerState } from './registration.ts';

/** Whether one can read without a network, and how far it has come. The same object until something changes. */
export type OfflineStatus = {
  /** The app, the edition, its first page, the newest articles of it and those that were read: all on the device. */
  readonly ready: boolean;
  readonly worker: WorkerState;
  /** Articles on the device, of those wanted for `ready`. */
  readonly done: number;
  readonly wanted: number;
};

export type Offline = {
  readonly worker: OfflineWorker;
  status(): OfflineStatus;
  /** Calls back at each change of the status; the answer ends it. */
  subscribe(listener: () => void): () => void;
  /** To be called with every article that is shown: its pictures are kept too. */
  keepPictures(article: Article, address: string): void;
  /** "Keep this article": its pictures come too, and it stays. @throws LoadError, StoreError */
  keepArticle(article: Article, address: string): Promise<void>;
  /** "Keep this topic", "Keep the whole edition". */
  readonly orders: Orders;
  stop(): void;
};

/** Status before anything is known, and on a server. */
export const NOT_READY: OfflineStatus = { ready: false, worker: 'installing', done: 0, wanted: 0 };

/**
 * Makes the page readable offline, once it has loaded: registers the worker, brings the first page's articles when
 * idle (not where the reader saves data), and keeps watch over the status.
 *
 * @param register replaced in tests
 */
export function startOffline(services: Services, register: typeof registerWorker = registerWorker): Offline {
  const stopping = new AbortController();
  const { signal } = stopping;
  const bringing = new AbortController();
  const listeners = new Set<() => void>();
  const worker = register(services.home);
  const orders = startOrders(services, worker);
  let status = NOT_READY;
  let complete = false;
  let fetching = false;
  let refused: ReadonlySet<string> = new Set();

  const look = oneAtATime(async () => enter(await statusNow()));
  const bring = oneAtATime(async () => {
    if (worker.state() === 'installing' || savesData() || bringing.signal.aborted) return;
    await pageLoaded(signal);
    fetching = (await missingOf(services))?.absent.length !== 0;
    refused = await prefetch(services, worker, bringing.signal).finally(() => {
      fetching = false;
      look();
    });
  });
  const both = () => {
    look();
    bring();
  };
  const ends = [
    worker.subscribe(both),
    services.library.subscribe((change) => {
      // What a reader has just had forgotten does not come back by itself before the next visit.
      if (change === 'all') bringing.abort();
      if (change === 'edition') both();
      else look();
    }),
    services.network.subscribe(() => services.network.state() === 'online' && bring()),
  ];
  both();

  return {
    worker,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keepPictures(article, address) {
      void quietly(keepPictures(worker, picturesOf(article, address, services.home)));
    },
    async keepArticle(article, address) {
      void askToPersist();
      await loadArticle(services, { slug: article.extra.slug ?? baseSlug(article), header: article });
      await services.library.pin(article.id);
      await keepPictures(worker, picturesOf(article, address, services.home));
    },
    orders,
    stop() {
      orders.end();
      for (const end of ends) end();
      worker.stop();
      stopping.abort();
      bringing.abort();
    },
  };

  async function statusNow(): Promise<OfflineStatus> {
    const active = worker.state() !== 'unsupported' && worker.state() !== 'installing';
    if (active && !complete) {
      complete = isComplete(await worker.ask({ type: 'STATUS' }, 60_000));
      // The first page of all was opened before there was a worker that could have kept it.
      await worker.ask({ type: 'KEEP_PAGES', urls: [location.href.replace(/#.*/, '')] });
    }
    const { wanted = 0, absent } = (await missingOf(services)) ?? {};
    const lacking = absent?.filter(({ id }) => !refused.has(id)).length;
    // While fetching, the pictures of the last article may still be on their way.
    const ready = active && complete && lacking === 0 && !fetching;
    return { ready, worker: worker.state(), done: wanted - (absent?.length ?? 0), wanted };
  }

  function enter(next: OfflineStatus): void {
    if (signal.aborted || same(next, status)) return;
    status = next;
    for (const listener of listeners) listener();
  }
}

const same = (a: OfflineStatus, b: OfflineStatus) =>
  a.ready === b.ready && a.worker === b.worker && a.done === b.done && a.wanted === b.wanted;

const isComplete = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'complete' in answer && answer.complete === true;

/** Work that never runs twice at once: asked for meanwhile, it runs once more afterwards. What fails, fails quietly. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work().catch(() => {});
    } while (again);
    running = false;
  };
  return () => {
    again = running;
    if (!running) void run();
  };
}
