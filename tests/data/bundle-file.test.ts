import { describe, expect, it } from 'vitest';
import { loadArticle } from '../../src/data/article.ts';
import { openBundleFile } from '../../src/data/bundle-file.ts';
import { openServices, Site } from './site.ts';

const fileOf = (...items: readonly unknown[]) =>
  new TextEncoder().encode(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items }));
const item = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  title: id,
  content_html: `<p>${id}</p>`,
  ...more,
});

describe('a file that the reader opens', () => {
  it('brings its articles, keeps them until the reader lets go, and reads them without a network', async () => {
    const [site, services] = [new Site(), openServices()];
    const { slugs, here } = await openBundleFile(services, 'stick.json', fileOf(item('a'), item('b')));
    expect([slugs.length, here]).toEqual([2, 0]);
    expect([...(await services.library.pinnedIds()).keys()].toSorted()).toEqual(
      (await services.library.keptArticles()).map(({ id }) => id).toSorted(),
    );
    expect(new Set(slugs.map((slug) => slug.replace(/^~[0-9a-f]{12}$/, 'derived')))).toEqual(new Set(['derived']));
    expect(await services.library.findBySlug(slugs[0] ?? '')).toMatchObject({ article: { title: 'a' } });
    expect(site.requests).toEqual([]);
  });

  it("replaces no article of the site, and takes no other article's address", async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publishArticle({ slug: 'a', text: 'Ours' });
    await loadArticle(services, { slug: 'a' });
    const forged = item('https://example.org/a', { content_html: '<p>Forged</p>' });
    const guest = item('https://example.net/guest', { _carrel: { slug: 'a' } });
    const { slugs, here } = await openBundleFile(services, 'stick.json', fileOf(forged, guest));
    expect([slugs.length, here]).toEqual([1, 1]);
    expect(slugs[0]).toMatch(/^~/);
    expect((await services.library.findBySlug('a'))?.article.contentHtml).toContain('Ours');
  });

  it.each([
    ['is no JSON', new TextEncoder().encode('{"version":'), 'NotJson'],
    ['is a page', new TextEncoder().encode('<!doctype html>'), 'NotJson'],
    ['is empty', new Uint8Array(), 'NotJson'],
    ['is a list', new TextEncoder().encode('[]'), 'BadBundle'],
    ['holds no article', fileOf(), 'BadBundle'],
    ['holds nothing that can be read', fileOf({}, 7), 'BadBundle'],
  ])('that %s is refused by name, and nothing is kept', async (_, bytes, name) => {
    const services = openServices();
    await expect(openBundleFile(services, 'stick.json', bytes)).rejects.toMatchObject({ name });
    expect(await services.library.keptArticles()).toEqual([]);
  });
});
