import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadArticle } from '../../src/data/article.ts';
import { loadEdition } from '../../src/data/edition.ts';
import type { Services } from '../../src/data/services.ts';
import { keepEdition, type Progress } from '../../src/offline/keep-edition.ts';
import { type Offline, startOffline } from '../../src/offline/offline.ts';
import { picturesOf } from '../../src/offline/pictures.ts';
import type { OfflineWorker, WorkerState } from '../../src/offline/registration.ts';
import { down, HOME, openServices, Site } from '../data/site.ts';

/** A worker that has everything, and notes which pictures it was told to keep. */
class ReadyWorker implements OfflineWorker {
  readonly pictures: string[] = [];
  now: WorkerState = 'ready';
  complete = true;
  private listener = () => {};

  readonly state = () => this.now;
  readonly applyUpdate = () => {};
  readonly stop = () => {};
  readonly subscribe = (listener: () => void) => {
    this.listener = listener;
    return () => {};
  };
  ask: OfflineWorker['ask'] = (message) => {
    if (message.type === 'KEEP_MEDIA') this.pictures.push(...message.urls.map((url) => url.replace(HOME, '')));
    return Promise.resolve({ complete: this.complete });
  };

  enter(state: WorkerState): void {
    this.now = state;
    this.listener();
  }
}

const running: Offline[] = [];

function start(services: Services, worker: ReadyWorker): Offline {
  const offline = startOffline(services, () => worker);
  running.push(offline);
  return offline;
}

afterEach(() => {
  for (const offline of running.splice(0)) offline.stop();
  Reflect.deleteProperty(navigator, 'connection');
});

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ slug: `n${index}` }));
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('"Ready to read offline"', () => {
  it("comes true when app, edition and the first page's articles are on the device, with their pictures", async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish([{ slug: 'b' }, { slug: 'a' }]);
    const offline = start(services, worker);
    expect(offline.status().ready).toBe(false);
    await vi.waitFor(() => expect(offline.status()).toEqual({ ready: true, worker: 'ready', done: 2, wanted: 2 }));
    expect(worker.pictures.toSorted()).toEqual(
      ['lead-a', 'lead-b', 'a', 'b'].map((name) => `media/${name}.avif`).toSorted(),
    );
    site.instead = down;
    expect(await loadArticle(services, { slug: 'a' })).toMatchObject({ from: 'device' });
  });

  it('takes the newest thirty, and others of the first page once they are read', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(33));
    const offline = start(services, worker);
    await vi.waitFor(() => expect(offline.status()).toMatchObject({ ready: true, wanted: 30 }), 5000);
    await loadArticle(services, { slug: 'n32' });
    await services.library.markRead('https://example.org/n32', 'hash');
    await vi.waitFor(() => expect(offline.status()).toMatchObject({ ready: true, done: 31, wanted: 31 }));
  });

  it('is not said while the app itself is not kept', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish([{ slug: 'a' }]);
    worker.complete = false;
    worker.enter('installing');
    const offline = start(services, worker);
    await settled();
    expect(site.requests).toEqual([]);
    worker.enter('ready');
    await vi.waitFor(() => expect(offline.status()).toMatchObject({ done: 1, wanted: 1 }));
    expect(offline.status().ready).toBe(false);
  });

  it('is not kept from the reader by an article that the site itself has broken', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish([{ slug: 'b' }, { slug: 'a' }]);
    for (const path of site.files.keys()) if (/^(bundles|oembed)\/a\./.test(path)) site.put(path, '{"broken":');
    for (const path of site.files.keys()) if (/^(bundles|oembed)\/a\./.test(path)) site.put(path, { items: 7 });
    const offline = start(services, worker);
    await vi.waitFor(() => expect(offline.status()).toMatchObject({ ready: true, done: 1, wanted: 2 }));
  });

  it('fetches nothing by itself where the reader saves data', async () => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    const offline = start(services, new ReadyWorker());
    await settled();
    expect(site.requests).toEqual([]);
    expect(offline.status().ready).toBe(false);
  });

  it('is true at once on the next visit, without the network', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    const first = start(services, new ReadyWorker());
    await vi.waitFor(() => expect(first.status().ready).toBe(true));
    first.stop();
    site.instead = down;
    const before = site.requests.length;
    const second = start(services, new ReadyWorker());
    await vi.waitFor(() => expect(second.status().ready).toBe(true));
    expect(site.requests).toHaveLength(before);
  });

  it('ends when everything is forgotten, which then stays forgotten', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    const offline = start(services, new ReadyWorker());
    await vi.waitFor(() => expect(offline.status().ready).toBe(true));
    await services.library.forgetAll();
    await loadEdition(services);
    await settled();
    expect(offline.status()).toMatchObject({ ready: false, done: 0 });
    expect(await services.library.keptArticles()).toEqual([]);
  });

  it('goes on when the network is back', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'b' }, { slug: 'a' }]);
    await loadEdition(services);
    site.instead = down;
    const offline = start(services, new ReadyWorker());
    await vi.waitFor(() => expect(services.network.state()).toBe('offline'));
    expect(offline.status()).toMatchObject({ ready: false });
    site.instead = undefined;
    await loadEdition(services);
    await vi.waitFor(() => expect(offline.status()).toMatchObject({ ready: true, done: 2 }));
  });
});

describe('"Keep the whole edition"', () => {
  it.each([
    ['by packs', true],
    ['one by one where there are none', false],
  ])('brings every page, article and picture %s, and counts them', async (_, packed) => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(5), 2, packed);
    const progress = vi.fn<(progress: Progress) => void>();
    await keepEdition(services, worker, await loadEdition(services), progress, new AbortController().signal);
    expect(progress).toHaveBeenLastCalledWith({ done: 5, all: 5 });
    expect(worker.pictures).toHaveLength(10);
    site.instead = down;
    for (const { slug } of many(5)) expect(await loadArticle(services, { slug })).toMatchObject({ from: 'device' });
    expect((await loadEdition(services)).edition.feed).toHaveLength(3);
  });

  it('stops when it is told to, and keeps what it has', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(3));
    const controller = new AbortController();
    const found = await loadEdition(services);
    worker.ask = () => Promise.resolve(controller.abort(new Error('stopped')));
    await expect(keepEdition(services, worker, found, () => {}, controller.signal)).rejects.toThrow('stopped');
    expect(await services.library.keptArticles()).toHaveLength(3);
  });
});

describe('the pictures of an article', () => {
  const article = { id: 'a', authors: [], tags: [], attachments: [], extra: {} };
  const address = `${HOME}bundles/a.1.json`;

  it.each([
    ['<img src="../media/1.avif" alt="">', ['media/1.avif']],
    ["<img alt='' src='../media/1.avif'><video poster=../x src='../media/2.mp4'>", ['media/1.avif', 'media/2.mp4']],
    ['<source srcset="../media/1.avif 400w, ../media/2.avif 800w">', ['media/1.avif', 'media/2.avif']],
    ['<img src="https://else.example/media/1.avif"><img src="data:,x"><img src="//"><img src="../bundles/x">', []],
  ])('in %s', (contentHtml, files) => {
    expect(picturesOf({ ...article, contentHtml }, address, HOME)).toEqual(files.map((file) => HOME + file));
  });
});
