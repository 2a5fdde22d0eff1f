import { afterEach, describe, expect, it, vi } from 'vitest';
import { findArticle } from '../../src/embed/found-article.ts';
import { articleIn, loadBundle, pageOf } from '../../src/embed/load-article.ts';

const loadArticle = async (src: string) => articleIn(await loadBundle(src), findArticle);

const SITE = 'https://news.example/blog/';
const BUNDLE = `${SITE}bundles/on-margins.0123456789abcdef.json`;
const files: Record<string, object> = {
  [`${SITE}oembed/on-margins.json`]: {
    version: '1.0',
    _carrel: { bundle: '../bundles/on-margins.0123456789abcdef.json' },
  },
  [BUNDLE]: { version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [{ id: '1', title: 'On margins' }] },
  [`${SITE}edition.json`]: { format: 1, articles: 0 },
};

/** The site behind the network's edge; answers with what was asked for. */
function answer() {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    const file = files[address];
    return Promise.resolve(new Response(JSON.stringify(file), { status: file === undefined ? 404 : 200 }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('the address of an article', () => {
  it.each([
    [`${SITE}articles/on-margins/`],
    [`${SITE}articles/on-margins`],
    [`${SITE}articles/on-margins/?from=mail#a-note`],
    [`${SITE}oembed/on-margins.json`],
    [BUNDLE],
  ])('%s leads to it', async (src) => {
    answer();
    expect((await loadArticle(src)).article.title).toBe('On margins');
  });

  it('is asked for once by all who ask at the same time', async () => {
    const asked = answer();
    const src = `${SITE}articles/on-margins/`;
    await Promise.all([loadArticle(src), loadArticle(src), loadArticle(src)]);
    expect(asked).toEqual([`${SITE}oembed/on-margins.json`, BUNDLE]);
  });

  it.each([
    [`${SITE}articles/other/`, 'NotFound'],
    [`${SITE}edition.json`, 'BadBundle'],
  ])('%s ends in %s', async (src, name) => {
    answer();
    await expect(loadArticle(src)).rejects.toMatchObject({ name });
  });

  it.each([
    [`${SITE}oembed/on-margins.json`, `${SITE}articles/on-margins/`],
    [`${SITE}oembed/on-margins.json?x=1`, `${SITE}articles/on-margins/`],
    [BUNDLE, `${SITE}articles/on-margins/`],
    [`${SITE}articles/on-margins/`, `${SITE}articles/on-margins/`],
    ['https://elsewhere.example/feed.json', 'https://elsewhere.example/feed.json'],
  ])('%s means the page %s', (src, page) => {
    expect(pageOf(src)).toBe(page);
  });
});
