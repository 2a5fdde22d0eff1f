import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/article/hash.ts';
import { loadEdition } from '../../src/data/edition.ts';
import { BadBundle, NewerFormat, NotJson, Unreachable, WrongHash } from '../../src/data/failures.ts';
import { loadPack } from '../../src/data/pack.ts';
import { loadPage } from '../../src/data/page.ts';
import { down, openServices, portal, Site } from './site.ts';

const two = [{ slug: 'b' }, { slug: 'a' }];
const three = [{ slug: 'c' }, ...two];

describe('the edition', () => {
  it('comes from the network and is kept with its first page', async () => {
    const [site, services] = [new Site(), openServices()];
    const id = await site.publish(two, 1);
    expect(await loadEdition(services)).toMatchObject({ id, from: 'network', edition: { title: 'Test', articles: 2 } });
    expect(await services.library.readEdition()).toMatchObject({ id });
    site.instead = down;
    const found = await loadEdition(services);
    expect((await loadPage(services, found, 0)).articles.map(({ title }) => title)).toEqual(['Title b']);
  });

  it.each([
    ['no network', down, Unreachable, 'offline'],
    ['a captive portal', portal, NotJson, 'unanswered'],
    ['an edition that is none', () => Response.json({ title: 'x' }), BadBundle, 'online'],
    ['one for newer readers', () => Response.json({ format: 9, title: 'x', feed: [] }), NewerFormat, 'online'],
  ] as const)('is the one on the device where there is %s', async (_, instead, kind, state) => {
    const [site, services] = [new Site(), openServices()];
    const id = await site.publish(two);
    await loadEdition(services);
    site.instead = instead;
    const found = await loadEdition(services);
    expect(found).toMatchObject({ id, from: 'device' });
    expect(found.failure).toBeInstanceOf(kind);
    expect(services.network.state()).toBe(state);
  });

  it('fails by name where neither network nor device has one', async () => {
    new Site().instead = down;
    await expect(loadEdition(openServices())).rejects.toBeInstanceOf(Unreachable);
  });

  it('is read once more when its first page belongs to another', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(two);
    const stale = site.files.get('edition.json');
    const id = await site.publish(three);
    const fresh = site.files.get('edition.json');
    let asked = 0;
    site.files.set('edition.json', (...request) => {
      asked += 1;
      const answer = asked === 1 ? stale : fresh;
      return answer === undefined ? new Response('', { status: 404 }) : answer(...request);
    });
    expect(await loadEdition(services)).toMatchObject({ id, from: 'network' });
    expect(asked).toBe(2);
  });

  it('stays the one on the device while the page never fits, and that one stays whole', async () => {
    const [site, services] = [new Site(), openServices()];
    const id = await site.publish(two);
    await loadEdition(services);
    const page = site.files.get('feed/a.json');
    await site.publish(three);
    if (page) site.files.set('feed/a.json', page);
    const found = await loadEdition(services);
    expect(found).toMatchObject({ id, from: 'device' });
    expect(found.failure).toBeInstanceOf(WrongHash);
    expect((await loadPage(services, found, 0)).articles).toHaveLength(2);
  });

  it('is shown but not kept when its page does not fit and the device has none', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(two);
    const page = site.files.get('feed/a.json');
    await site.publish(three);
    if (page) site.files.set('feed/a.json', page);
    const found = await loadEdition(services);
    expect(found.edition.articles).toBe(3);
    expect(await loadPage(services, found, 0)).toMatchObject({ kept: false, from: 'network' });
    expect(await services.library.readEdition()).toBeUndefined();
    expect(await services.library.readPage(found.edition.feed[0]?.sha256 ?? '')).toBeUndefined();
  });
});

describe('a feed page', () => {
  it('comes from the device without a request once it is kept', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(three, 1);
    const found = await loadEdition(services);
    expect(await loadPage(services, found, 2)).toMatchObject({ from: 'network', kept: true });
    const before = site.requests.length;
    const page = await loadPage(services, found, 2);
    expect(page).toMatchObject({ from: 'device', kept: true });
    expect(page.articles[0]?.extra.bundle).toMatch(/^http:\/\/localhost:3000\/bundles\/a\.[0-9a-f]{16}\.json$/);
    expect(site.requests).toHaveLength(before);
  });

  it('of a newer edition is shown and kept, and says that there is one', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(three, 1);
    const found = await loadEdition(services);
    await site.publish([{ slug: 'c' }, { slug: 'b' }, { slug: 'a', tags: ['birds'] }], 1);
    const page = await loadPage(services, found, 2);
    expect(page).toMatchObject({ from: 'network', kept: true, newer: true });
    expect(page.articles[0]?.tags).toEqual(['birds']);
  });

  it('that belongs to no edition is shown and nothing of it kept', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(three, 1);
    const found = await loadEdition(services);
    const odd = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Odd', items: [] });
    site.put('feed/a.json', odd);
    expect(await loadPage(services, found, 2)).toEqual({ articles: [], from: 'network', kept: false, foreign: true });
    expect(await services.library.readPage(await sha256(odd))).toBeUndefined();
  });
});

describe('a pack', () => {
  it('gives the articles whose own hash fits', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish(two);
    const { edition } = await loadEdition(services);
    const ref = edition.packs[0];
    if (ref === undefined) throw new Error('no pack');
    expect((await loadPack(services, ref)).map(({ slug }) => slug)).toEqual(['b', 'a']);
    site.put('packs/all.json', 'truncated'.slice(0, 4));
    await expect(loadPack(services, ref)).rejects.toBeInstanceOf(NotJson);
    site.put('packs/all.json', { version: 'https://jsonfeed.org/version/1.1', items: [] });
    await expect(loadPack(services, ref)).rejects.toBeInstanceOf(WrongHash);
  });
});
