import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadArticle } from '../../src/data/article.ts';
import { loadEdition } from '../../src/data/edition.ts';
import type { Services } from '../../src/data/services.ts';
import { type Orders, startOrders } from '../../src/offline/orders.ts';
import { StoreFull } from '../../src/store/errors.ts';
import { down, openServices, Site } from '../data/site.ts';
import { ReadyWorker } from './ready-worker.ts';

const running: Orders[] = [];

function start(services: Services, worker = new ReadyWorker()): Orders {
  const orders = startOrders(services, worker);
  running.push(orders);
  return orders;
}

afterEach(() => {
  for (const orders of running.splice(0)) orders.end();
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ slug: `n${index}`, tags: [index % 2 ? 'odd' : 'even'] }));
const kept = (orders: Orders, key: 'edition' | 'topic:odd' = 'edition') =>
  vi.waitFor(() => expect(orders.state(key)?.kind).toBe('kept'), 5000);

describe('an order', () => {
  it.each([
    ['by packs', 45, true],
    ['one by one where there are few', 5, true],
    ['one by one where there are no packs', 45, false],
  ])('brings every page, article and picture %s, and gives a receipt', async (_, count, packed) => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(count), 20, packed);
    const orders = start(services, worker);
    orders.give('edition');
    await kept(orders);
    const { id } = await loadEdition(services);
    expect(orders.state('edition')).toMatchObject({ receipt: { articles: count, missing: 0, edition: id } });
    expect(new Set(worker.pictures).size).toBe(2 * count);
    site.instead = down;
    for (const { slug } of many(count)) expect(await loadArticle(services, { slug })).toMatchObject({ from: 'device' });
  });

  it('of a topic brings that alone', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(many(6), 2);
    const orders = start(services);
    orders.give('topic:odd');
    await kept(orders, 'topic:odd');
    expect((await services.library.keptArticles()).map(({ slug }) => slug).toSorted()).toEqual(['n1', 'n3', 'n5']);
  });

  it('stops when it is told to, keeps what it has, and goes on from there', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(3));
    const orders = start(services, worker);
    const ask = worker.ask;
    worker.ask = (message, patience) => {
      orders.stop('edition');
      return ask(message, patience);
    };
    orders.give('edition');
    await vi.waitFor(() => expect(orders.state('edition')?.kind).toBe('stopped'));
    worker.ask = ask;
    orders.give('edition');
    await kept(orders);
    expect(await services.library.keptArticles()).toHaveLength(3);
  });

  it('goes on after a reload, without what is here', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(45), 20);
    const first = start(services, worker);
    const ask = worker.ask;
    worker.ask = () => {
      first.end();
      return Promise.resolve({});
    };
    first.give('edition');
    await vi.waitFor(async () => expect(await services.library.keptArticles()).not.toHaveLength(0));
    worker.ask = ask;
    const second = start(services, worker);
    await kept(second);
    expect(await services.library.keptArticles()).toHaveLength(45);
  });

  it('tells of what the site names but does not have', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(many(3));
    for (const path of site.files.keys()) if (/^(bundles|oembed)\/n1\./.test(path)) site.files.delete(path);
    const orders = start(services);
    orders.give('edition');
    await kept(orders);
    expect(orders.state('edition')).toMatchObject({ receipt: { articles: 2, missing: 1 } });
  });

  it('fails where the site is silent, and goes on when it is given again', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(many(3));
    site.instead = down;
    const orders = start(services);
    orders.give('edition');
    await vi.waitFor(() => expect(orders.state('edition')?.kind).toBe('failed'));
    site.instead = undefined;
    orders.give('edition');
    await kept(orders);
  });

  it('brings a newer edition beside the one that is kept, which is shown until the newer one is whole', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(3));
    const orders = start(services, worker);
    orders.give('edition');
    await kept(orders);
    const { id: older } = await loadEdition(services);

    await site.publish(many(4));
    const ask = worker.ask;
    let answer = () => {};
    worker.ask = async (message, patience) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return ask(message, patience);
    };
    const { id: newer } = await loadEdition(services);
    expect(newer).not.toBe(older);
    expect((await services.library.readEdition())?.id).toBe(older);
    worker.ask = ask;
    await vi.waitFor(async () => {
      answer();
      expect((await services.library.readEdition())?.id).toBe(newer);
    });
    expect(orders.state('edition')).toMatchObject({ kind: 'kept', receipt: { articles: 4 } });
  });

  it('withdrawn is no longer brought up to date, and what is here stays', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(many(3));
    const orders = start(services);
    orders.give('edition');
    await kept(orders);
    orders.withdraw('edition');
    await vi.waitFor(() => expect(orders.state('edition')).toBeUndefined());
    expect(await services.library.keptArticles()).toHaveLength(3);
  });

  it('asks for nothing where nothing is ordered', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(many(3));
    start(services);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(site.requests).toEqual([]);
  });
});

describe('room on a full device', () => {
  it('is made by what was kept first, pictures before texts, and never by what the reader keeps', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(4));
    for (const { slug } of many(3)) await loadArticle(services, { slug });
    const { library } = services;
    await library.pin('https://example.org/n0');
    await library.save({ id: 'https://example.org/n1', slug: 'n1', title: 'n1' });
    const gone: string[] = [];
    const ask = worker.ask;
    worker.ask = (message, patience) => {
      if (message.type === 'FORGET_MEDIA') gone.push(...message.urls);
      const full = message.type === 'KEEP_MEDIA' && gone.length === 0;
      return full ? Promise.resolve({ kept: 0, full: true }) : ask(message, patience);
    };
    await site.publish([{ slug: 'fresh' }]);
    const orders = start(services, worker);
    orders.give('edition');
    await kept(orders);
    expect(gone.join()).toMatch(/n2/);
    expect(gone.join()).not.toMatch(/n0|n1/);
    expect((await library.keptArticles()).map(({ slug }) => slug).toSorted()).toEqual(['fresh', 'n0', 'n1', 'n2']);
  });

  it('is asked for texts too: what finds none is not called complete', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(many(2));
    Object.assign(services.library, { keepArticle: () => Promise.reject(new StoreFull('full')) });
    const orders = start(services);
    orders.give('topic:odd');
    await vi.waitFor(() =>
      expect(orders.state('topic:odd')).toMatchObject({ kind: 'failed', error: { name: 'StoreFull' } }),
    );
  });

  it('is said where nothing may go', async () => {
    const [site, services, worker] = [new Site(), openServices(), new ReadyWorker()];
    await site.publish(many(2));
    worker.ask = () => Promise.resolve({ kept: 0, full: true });
    const orders = start(services, worker);
    orders.give('edition');
    await vi.waitFor(() =>
      expect(orders.state('edition')).toMatchObject({ kind: 'failed', error: { name: 'StoreFull' } }),
    );
  });
});
