import { InfiniteQueryObserver, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkBundle } from '../../src/article/check.ts';
import type { SafeHtml } from '../../src/article/types.ts';
import { loadArticle } from '../../src/data/article.ts';
import { loadEdition } from '../../src/data/edition.ts';
import { NotOnDevice } from '../../src/data/failures.ts';
import {
  articleQuery,
  createQueryClient,
  editionQuery,
  feedQuery,
  followLibrary,
  savedQuery,
  topicQuery,
} from '../../src/data/queries.ts';
import { down, fault, HOME, openServices, Site } from './site.ts';

const clients: QueryClient[] = [];

function openClient(): QueryClient {
  const client = createQueryClient();
  clients.push(client);
  return client;
}

afterEach(() => {
  for (const client of clients.splice(0)) client.clear();
});

describe('queries', () => {
  it('give an article with its text cleaned, and the kept one before the network has answered', async () => {
    const [site, services, client] = [new Site(), openServices(), openClient()];
    await site.publish([{ slug: 'a' }]);
    await loadArticle(services, { slug: 'a' });
    await site.publish([{ slug: 'a', text: 'Corrected' }]);
    const seen: string[] = [];
    const observer = new QueryObserver(client, articleQuery(services, { slug: 'a' }));
    const end = observer.subscribe(({ data }) => data && seen.push(`${data.from} ${data.html.slice(0, 14)}`));
    await vi.waitFor(() => expect(observer.getCurrentResult().data?.from).toBe('network'));
    end();
    expect(seen[0]).toBe('device clean:<p>Text<');
    expect(seen.at(-1)).toBe('network clean:<p>Corre');
  });

  it('never go back from a page that is newer than what the device holds and knows', async () => {
    const [site, services, client] = [new Site(), openServices(), openClient()];
    const old = await site.publishArticle({ slug: 'a' });
    await loadArticle(services, { slug: 'a' });
    const now = await site.publishArticle({ slug: 'a', text: 'Corrected' });
    const headerOf = (item: typeof old) =>
      checkBundle({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [item] }, HOME).feed?.items[0];
    const query = articleQuery(services, { slug: 'a', header: headerOf(old) });
    const article = headerOf(now);
    if (article === undefined) throw new Error('no header');
    const shown = { article, slug: 'a', sha256: now._carrel.sha256, address: HOME, from: 'page' as const };
    client.setQueryData(query.queryKey, { ...shown, html: '<p>Corrected</p>' as SafeHtml });
    const { html, from } = await client.fetchQuery({ ...query, staleTime: 0 });
    expect([from, html.slice(0, 18)]).toEqual(['network', 'clean:<p>Corrected']);
  });

  it('ask once where nothing answers, although the browser says that it is offline', async () => {
    const [site, services, client] = [new Site(), openServices(), openClient()];
    site.instead = down;
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await expect(client.fetchQuery({ ...articleQuery(services, { slug: 'a' }), retry: false })).rejects.toThrow(
      NotOnDevice,
    );
    const observer = new QueryObserver(client, articleQuery(services, { slug: 'b' }));
    const end = observer.subscribe(() => {});
    await vi.waitFor(() => expect(observer.getCurrentResult().error).toBeInstanceOf(NotOnDevice));
    end();
    expect(site.requests).toEqual(['oembed/a.json', 'oembed/b.json']);
  });

  it('ask a faulty server twice', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const [site, services, client] = [new Site(), openServices(), openClient()];
    site.instead = fault;
    const observer = new QueryObserver(client, articleQuery(services, { slug: 'a' }));
    const end = observer.subscribe(() => {});
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(200);
      expect(observer.getCurrentResult().status).toBe('error');
    });
    end();
    vi.useRealTimers();
    expect(site.requests).toEqual(['oembed/a.json', 'oembed/a.json']);
  });

  it('give the edition on the device first, and ask again for one that is not confirmed', async () => {
    const [site, services, client] = [new Site(), openServices(), openClient()];
    await site.publish([{ slug: 'a' }]);
    await loadEdition(services);
    site.instead = down;
    const observer = new QueryObserver(client, editionQuery(services));
    const end = observer.subscribe(() => {});
    await vi.waitFor(() => expect(observer.getCurrentResult().data?.failure).toBeDefined());
    expect(observer.getCurrentResult()).toMatchObject({ isStale: true, data: { from: 'device' } });
    site.instead = undefined;
    await observer.refetch();
    expect(observer.getCurrentResult()).toMatchObject({ isStale: false, data: { from: 'network' } });
    end();
  });

  it('give the feed page by page, to its end', async () => {
    const [site, services, client] = [new Site(), openServices(), openClient()];
    await site.publish([{ slug: 'c' }, { slug: 'b' }, { slug: 'a' }], 2);
    const observer = new InfiniteQueryObserver(client, feedQuery(services, await loadEdition(services)));
    await observer.refetch();
    expect(observer.getCurrentResult().hasNextPage).toBe(true);
    const { data, hasNextPage } = await observer.fetchNextPage();
    expect(data?.pages.flatMap(({ articles }) => articles.map(({ title }) => title))).toEqual([
      'Title c',
      'Title b',
      'Title a',
    ]);
    expect(hasNextPage).toBe(false);
  });

  it('read a topic over as many pages as it takes, and no further', async () => {
    const [site, services, client] = [new Site(), openServices(), openClient()];
    const birds = { tags: ['birds'] };
    await site.publish([{ slug: 'd' }, { slug: 'c', ...birds }, { slug: 'b' }, { slug: 'a' }], 1);
    const found = await loadEdition(services);
    const { pages } = await client.fetchInfiniteQuery(topicQuery(services, found, 'birds'));
    expect(pages[0]?.articles.map(({ title }) => title)).toEqual(['Title c']);
    const none = await client.fetchInfiniteQuery(topicQuery(services, found, 'fish'));
    expect(none.pages).toEqual([{ articles: [], next: undefined }]);
  });

  it('follow what is saved on the device', async () => {
    const [services, client] = [openServices(), openClient()];
    const observer = new QueryObserver(client, savedQuery(services));
    const ends = [observer.subscribe(() => {}), followLibrary(client, services)];
    await vi.waitFor(() => expect(observer.getCurrentResult().data).toEqual([]));
    await services.library.save({ id: 'https://example.org/a', slug: 'a', title: 'A' });
    await vi.waitFor(() => expect(observer.getCurrentResult().data).toHaveLength(1));
    for (const end of ends) end();
  });
});
