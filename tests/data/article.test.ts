import { describe, expect, it, vi } from 'vitest';
import { type ArticleFound, loadArticle } from '../../src/data/article.ts';
import { loadEdition } from '../../src/data/edition.ts';
import { BadBundle, NotFound, NotOnDevice, ServerFault, Unreachable, WrongHash } from '../../src/data/failures.ts';
import { loadPage } from '../../src/data/page.ts';
import type { Services } from '../../src/data/services.ts';
import { down, fault, missing, openServices, portal, Site } from './site.ts';

async function headerOf(services: Services, slug: string) {
  const page = await loadPage(services, await loadEdition(services), 0);
  return page.articles.find(({ extra }) => extra.slug === slug);
}

describe('an article', () => {
  it('is found by its address alone, and kept as it came', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'räder' }]);
    const found = await loadArticle(services, { slug: 'räder' });
    expect(found).toMatchObject({ slug: 'räder', from: 'network', article: { title: 'Title räder' } });
    expect(found.article.image).toBe('http://localhost:3000/media/lead-r%C3%A4der.avif');
    expect((await services.library.findBySlug('räder'))?.article.contentHtml).toContain('<p>Text</p>');
  });

  it('on the device opens without any request when its header is known', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    const header = await headerOf(services, 'a');
    await loadArticle(services, { slug: 'a', header });
    const before = site.requests.length;
    expect(await loadArticle(services, { slug: 'a', header })).toMatchObject({ from: 'device' });
    expect(site.requests).toHaveLength(before);
  });

  it('needs one request when its header is known', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    const header = await headerOf(services, 'a');
    const before = site.requests.length;
    await loadArticle(services, { slug: 'a', header });
    expect(site.requests.slice(before)).toEqual([expect.stringMatching(/^bundles\/a\./)]);
  });

  it('shows what is kept at once, and says when the site has another text by now', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    await loadArticle(services, { slug: 'a' });
    await site.publish([{ slug: 'a', text: 'Corrected' }]);
    const early = vi.fn<(found: ArticleFound) => void>();
    const found = await loadArticle(services, { slug: 'a' }, undefined, early);
    expect(early).toHaveBeenCalledWith(expect.objectContaining({ from: 'device' }));
    expect(found).toMatchObject({ from: 'network', changed: true });
    expect(found.article.contentHtml).toContain('Corrected');
    expect(await loadArticle(services, { slug: 'a' })).not.toHaveProperty('changed');
  });

  it.each([
    ['there is no network', down, Unreachable],
    ['the server has a fault', fault, ServerFault],
    ['it was withdrawn', missing, NotFound],
  ])('that was read before opens from the device where %s', async (_, instead, kind) => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    await loadArticle(services, { slug: 'a' });
    site.instead = instead;
    const found = await loadArticle(services, { slug: 'a' });
    expect(found).toMatchObject({ from: 'device', article: { title: 'Title a' } });
    expect(found.failure).toBeInstanceOf(kind);
  });

  it.each([
    ['no network', down, NotOnDevice],
    ['a captive portal', portal, NotOnDevice],
    ['a server fault', fault, ServerFault],
    ['nothing under its address', missing, NotFound],
  ])('that is not on the device fails by name where there is %s', async (_, instead, kind) => {
    new Site().instead = instead;
    await expect(loadArticle(openServices(), { slug: 'a' })).rejects.toBeInstanceOf(kind);
  });

  it('of an older edition, whose bundle is gone, is found by its pointer', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    const header = await headerOf(services, 'a');
    for (const path of site.files.keys()) if (path.startsWith('bundles/')) site.files.delete(path);
    await site.publish([{ slug: 'a', text: 'Newer' }]);
    const found = await loadArticle(services, { slug: 'a', header });
    expect(found.article.contentHtml).toContain('Newer');
  });
});

describe('a bundle', () => {
  it.each([
    ['of another article', { items: [{ id: 'https://example.org/x', content_html: 'x' }] }, WrongHash],
    ['without an article', { items: [] }, BadBundle],
    ['that is no feed', { channel: {} }, BadBundle],
    ['that is a list', [1, 2], BadBundle],
  ])('%s is refused, and nothing kept is lost', async (_, content, kind) => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }, { slug: 'b' }]);
    await loadArticle(services, { slug: 'b' });
    const bundle = [...site.files.keys()].find((path) => path.startsWith('bundles/a.')) ?? '';
    site.put(bundle, Array.isArray(content) ? content : { version: 'https://jsonfeed.org/version/1.1', ...content });
    await expect(loadArticle(services, { slug: 'a' })).rejects.toBeInstanceOf(kind);
    expect((await services.library.keptArticles()).map(({ slug }) => slug)).toEqual(['b']);
  });

  it('that the browser has kept wrongly is fetched once more', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    const bundle = [...site.files.keys()].find((path) => path.startsWith('bundles/a.')) ?? '';
    const right = site.files.get(bundle) ?? missing;
    const wrong = { version: 'https://jsonfeed.org/version/1.1', items: [{ id: 'https://x.example/', title: 'x' }] };
    site.files.set(bundle, (address, init) => (init?.cache === 'reload' ? right(address, init) : Response.json(wrong)));
    expect(await loadArticle(services, { slug: 'a' })).toMatchObject({ article: { title: 'Title a' } });
  });

  it('opens also where the device keeps nothing', async () => {
    const [site, services] = [new Site(), openServices()];
    await site.publish([{ slug: 'a' }]);
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private mode', 'SecurityError');
    });
    expect(await loadEdition(services)).toMatchObject({ from: 'network' });
    expect(await loadArticle(services, { slug: 'a' })).toMatchObject({ from: 'network' });
  });
});
