import { describe, expect, test } from 'vitest';
import { renderPage } from '../src/server.tsx';

const edition = {
  format: 1,
  title: 'The Paper',
  articles: 2,
  feed: [],
  packs: [],
  topics: [{ tag: 'Ships', count: 2 }],
};
const header = (slug: string, title: string) => ({
  id: `https://paper.test/${slug}`,
  title,
  summary: 'A summary.',
  content_text: 'A summary.',
  image: '../media/ship.avif',
  date_published: '2022-10-07T09:00:00+02:00',
  tags: ['Ships'],
  _carrel: { slug, sha256: 'b'.repeat(64), bundle: `../bundles/${slug}.0000000000000000.json` },
});
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Paper',
  items: [header('one', 'First'), header('two', 'Second')],
};
const text = {
  html: '<p>Text &amp; <a href="../articles/two/">more</a></p><img src="../media/sea.avif" alt="Sea"><script>alert(1)</script>',
  bundle: 'bundles/one.0000000000000000.json',
};

const render = (path: string) =>
  renderPage({
    path,
    base: '/news/',
    state: {
      edition,
      feed,
      ...(path === '/topics/Ships/' && { topic: 'Ships' }),
      ...(/one/.test(path) && { slug: 'one' }),
    },
    ...(/one/.test(path) && { text }),
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
    expect(html).toContain('src="/news/media/ship.avif"');
    expect(html).toContain('src="/news/media/sea.avif"');
    expect(html).not.toContain('edition.invalid');
  });

  test('a long list stands there in one piece: nothing waits for a script', async () => {
    const items = Array.from({ length: 40 }, (_, n) => ({
      ...header(`a${n}`, `Title ${n}`),
      summary: 'Long. '.repeat(60),
    }));
    const html = await renderPage({
      path: '/topics/Ships/',
      base: '/',
      state: { edition, feed: { ...feed, items }, topic: 'Ships' },
    });
    expect(html.match(/<article\b/g)).toHaveLength(40);
    expect(html).not.toMatch(/<template|<script|<div hidden|<!--\$\?-->/);
  });

  test('the place of today’s date is kept empty', async () => {
    expect(await render('/')).not.toMatch(new RegExp(String(new Date().getFullYear())));
  });
});
