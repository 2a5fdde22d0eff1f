import { describe, expect, test } from 'vitest';
import { checkBundle } from '../src/article/check.ts';
import type { Edition } from '../src/article/types.ts';
import { ORIGIN, renderPage } from '../src/server.tsx';

const edition: Edition = {
  format: 1,
  title: 'The Paper',
  articles: 2,
  feed: [{ url: 'feed/a.json', sha256: 'a'.repeat(64), count: 2 }],
  packs: [],
  topics: [{ tag: 'Ships', count: 2 }],
};
const address = `${ORIGIN}/news/bundles/one.0000000000000000.json`;
const item = (slug: string, title: string) => ({
  id: `https://paper.test/${slug}`,
  title,
  summary: 'A summary.',
  content_html: '<p>Text &amp; <a href="../articles/two/">more</a></p><script>alert(1)</script>',
  date_published: '2022-10-07T09:00:00+02:00',
  tags: ['Ships'],
  _carrel: { slug, sha256: 'b'.repeat(64) },
});
const headers =
  checkBundle(
    { version: 'https://jsonfeed.org/version/1.1', title: '', items: [item('one', 'First'), item('two', 'Second')] },
    address,
  ).feed?.items ?? [];
const [first] = headers;

const render = (path: string) =>
  renderPage({
    path,
    base: '/news/',
    edition,
    headers,
    ...(path.startsWith('/articles/one') && first
      ? { article: { article: first, slug: 'one', sha256: 'b'.repeat(64), address } }
      : {}),
  });

describe('every screen renders where there is no browser', () => {
  test.each([
    ['/', 'The Paper'],
    ['/articles/one/', 'First'],
    ['/articles/one/more/', 'More Articles'],
    ['/topics/Ships/', 'Ships'],
    ['/saved/', 'Saved'],
    ['/drafts/', 'Drafts'],
    ['/offline/', 'On this device'],
    ['/settings/', 'Settings'],
    ['/subscribe/', 'Subscribe'],
    ['/search/', 'Search'],
    ['/nothing/', 'Page not found'],
  ])('%s has one heading: %s', async (path, heading) => {
    const html = await render(path);
    const headings = [...html.matchAll(/<h1\b[^>]*>([\s\S]*?)<\/h1>/g)].map(([, text]) =>
      text?.replace(/<[^>]+>/g, ''),
    );
    expect(headings).toEqual([heading]);
  });

  test('an article stands there whole, cleaned, with links that hold under the base', async () => {
    const html = await render('/articles/one/');
    expect(html).toContain('<p>Text &amp; <a href="/news/articles/two/">more</a></p>');
    expect(html).not.toContain('alert(1)');
    expect(html).not.toContain(ORIGIN);
  });

  test('the place of today’s date is kept empty', async () => {
    expect(await render('/')).not.toMatch(new RegExp(String(new Date().getFullYear())));
  });
});
