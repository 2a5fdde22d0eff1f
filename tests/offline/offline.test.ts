import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadArticle } from '../../src/data/article.ts';
import { loadEdition } from '../../src/data/edition.ts';
import type { Services } from '../../src/data/services.ts';
import { type Offline, startOffline } from '../../src/offline/offline.ts';
import { picturesOf } from '../../src/offline/pictures.ts';
import { down, HOME, openServices, Site } from '../data/site.ts';
import { ReadyWorker } from './ready-worker.ts';

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
