import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { checkBundle } from '../../src/article/check.ts';
import { checkEdition } from '../../src/article/edition.ts';
import { data } from '../data.ts';
import { articleIn, carrel, type Document, filesIn, readJson, workplace } from './carrel.ts';
import { changedFiles, writeMany } from './many.ts';

/** Whole editions are written here, on machines that do other work too. */
vi.setConfig({ testTimeout: 60_000 });

describe('a folder of Markdown', () => {
  test('becomes a site, and the report names what could not come along', async () => {
    const folder = workplace('posts');
    const { code, out } = await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toContain('6 of 9 articles published');
    expect(out).toContain('1 refused, 1 draft left out, 1 dated in the future left out');
    expect(out).toMatch(/broken\.md\n {2}refused: broken front matter, line 2: Nested mappings/);
    expect(out).toMatch(/first\.md\n {2}lost: link removed, its words kept, for it leads to nothing here: gone\.md/);
    expect(out).toMatch(/lost: picture pictures\/none\.png was not found/);
    expect(out).toMatch(/odd-date\.md\n {2}lost: date left out/);
  });

  test('gives bundles with everything that the front matter said', async () => {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    const first = articleIn(join(folder, 'site'), 'first-of-all');
    expect(first).toMatchObject({
      id: 'carrel:posts/first',
      url: '../articles/first-of-all/',
      title: 'First of All',
      summary: 'A short word on beginnings.',
      date_published: '2024-03-01T09:30:00+01:00',
      date_modified: '2024-03-02T00:00:00Z',
      authors: [{ name: 'Ada' }, { name: 'Ben', url: 'https://example.org/ben' }],
      tags: ['News', 'Reading'],
      image: expect.stringMatching(/^\.\.\/media\/[0-9a-f]{16}\.webp$/),
      _carrel: {
        slug: 'first-of-all',
        dir: 'ltr',
        picture: { width: 12, height: 8, alt: 'A dot', caption: 'The dot' },
      },
    });
    const html = first.content_html;
    expect(html).toContain('<a href="../articles/second-by-its-heading/#a-a-part">the second</a>');
    expect(html).toMatch(
      /<figure><img src="\.\.\/media\/[0-9a-f]{16}\.webp" alt="Dot" decoding="async" width="12" height="8">/,
    );
    expect(html).toContain('<a href="https://www.youtube.com/watch?v=abc123">Video on YouTube: A film</a>');
    expect(html).toMatch(/<h2[^>]*>Deep heading<\/h2>[\s\S]*<h3[^>]*>Deeper heading<\/h3>/);
    expect(html).not.toMatch(/script|iframe|gone\.md|none\.png/);
  });

  test.each([
    ['second-by-its-heading', { title: 'Second, by Its Heading', id: 'carrel:posts/second' }],
    ['dated', { date_published: '2015-06-29T01:00:19-04:00', tags: ['one', 'two'] }],
    ['in-toml', { date_published: '2023-05-06T07:08:09Z', content_html: '<p>TOML first.</p>' }],
    ['in-json', { date_published: '2022-07-08T00:00:00Z' }],
  ])('reads %s', async (slug, expected) => {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(articleIn(join(folder, 'site'), slug)).toMatchObject(expected);
  });

  test('of Hugo and Jekyll keeps references, pictures and embeds', async () => {
    const folder = workplace('hugo');
    const { code, out } = await carrel(folder, 'publish', 'hugo/content', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toContain('2 of 2 articles published');
    const site = join(folder, 'site');
    const bundle = articleIn(site, 'the-old-name');
    expect(bundle.id).toBe('carrel:content/post/bundle');
    expect(bundle.content_html).toContain('<a href="../articles/other/" title="Other">the other</a> and none.');
    expect(bundle.content_html).toContain('<code>{{&lt; ref "in-code" &gt;}}</code>');
    expect(bundle.content_html).toMatch(
      /<figure><img src="\.\.\/media\/\w+\.png" alt="A line"[^>]* width="20" height="2"><figcaption>/,
    );
    expect(bundle.content_html).toContain('Text in a box.');
    const other = articleIn(site, 'other');
    expect(other.content_html.match(/\.\.\/articles\/the-old-name\//g)).toHaveLength(3);
    expect(other.date_published).toBe('2019-05-05T00:00:00Z');
  });

  test('may be one file, whose article keeps its identity', async () => {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts/second.md', '--out', 'site');
    expect(articleIn(join(folder, 'site'), 'second-by-its-heading').id).toBe('carrel:posts/second');
  });

  test('may be written with Windows’ line ends and a byte order mark', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'a.md'), '\uFEFF---\r\ntitle: Windows\r\n---\r\n\r\nOne\r\n\r\nTwo\r\n');
    await carrel(folder, 'publish', '.', '--out', 'site');
    expect(articleIn(join(folder, 'site'), 'windows').content_html).toBe('<p>One</p>\n<p>Two</p>');
  });

  test('that is no UTF-8 loses the one file that is not', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'a.md'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    writeFileSync(join(folder, 'b.md'), 'Well.');
    const { out } = await carrel(folder, 'publish', '.', '--out', 'site');
    expect(out).toMatch(/a\.md\n {2}refused: is not UTF-8 text[\s\S]*1 of 2 articles published/);
  });

  test('with the same id twice keeps the first and names the second', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'a.md'), '---\nid: https://example.org/1\n---\nA');
    writeFileSync(join(folder, 'b.md'), '---\nid: https://example.org/1\n---\nB');
    const { code, out } = await carrel(folder, 'publish', '.', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toContain('refused: has the same id as a.md');
  });

  test('with drafts alone is an empty edition and no loss', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'a.md'), '---\ndraft: true\n---\nA');
    expect(await carrel(folder, 'publish', '.', '--out', 'site')).toMatchObject({ code: 0 });
    expect(readJson(folder, 'site/edition.json')).toMatchObject({ articles: 0, feed: [] });
  });

  test('whose HTML is nested beyond reading loses that one article', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'deep.md'), '<div>'.repeat(50_000));
    writeFileSync(join(folder, 'well.md'), 'Well.');
    const { code, out } = await carrel(folder, 'publish', '.', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toMatch(/1 of 2 articles published[\s\S]*1 refused/);
  });
});

describe('a JSON Feed', () => {
  test('goes through the reader’s own checker', async () => {
    const folder = workplace('feeds');
    const { code, out } = await carrel(folder, 'publish', 'feeds/feed.json', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toMatch(/items\[1\]\n {2}refused: id is missing/);
    expect(out).toMatch(/items\[0\]\n(?: {2}lost: .*\n)? {2}changed: items\[0\]\.id is a number, read as text/);
    const site = join(folder, 'site');
    const seven = articleIn(site, 'seven');
    expect(seven).toMatchObject({ id: 'https://example.org/blog/#7', external_url: 'https://example.org/blog/seven' });
    expect(seven.content_html).toContain('href="https://example.org/blog/eight"');
    expect(seven.content_html).toContain('src="https://example.org/blog/7.png"');
    expect(articleIn(site, 'nine').content_html).toBe('<p>One &amp; two</p>\n<p>Three</p>');
    expect(readJson(site, 'edition.json')).toMatchObject({ title: 'A Feed' });
  });

  test('that is broken leaves the published site as it was', async () => {
    const folder = workplace('feeds');
    await carrel(folder, 'publish', 'feeds/feed.json', '--out', 'site');
    const before = filesIn(join(folder, 'site'));
    const { code, out } = await carrel(folder, 'publish', 'feeds/cut.json', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toMatch(/cut\.json\n {2}refused: is not JSON/);
    expect(filesIn(join(folder, 'site'))).toEqual(before);
  });

  test('does not stop the others when it is broken', async () => {
    const folder = workplace('feeds', 'posts');
    const { out } = await carrel(folder, 'publish', 'feeds/cut.json', 'posts/second.md', '--out', 'site');
    expect(out).toContain('1 of 1 article published');
  });

  test('that we published can be published again', async () => {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    const { out } = await carrel(folder, 'publish', 'site/packs', '--out', 'again');
    expect(out).toContain('6 of 6 articles published');
    expect(out).not.toMatch(/lost|refused/);
    expect(articleIn(join(folder, 'again'), 'first-of-all').content_html).toContain('../media/');
  });
});

describe('an edition', () => {
  test('holds together: every bundle is valid and every page leads to the next, each article once', async () => {
    const folder = workplace();
    writeMany(folder, 150);
    await carrel(folder, 'publish', '.', '--out', 'site');
    const site = join(folder, 'site');
    const { edition, problems } = checkEdition(readJson(site, 'edition.json'));
    expect(problems).toEqual([]);
    const ids = new Set<string>();
    let next = edition?.feed[0]?.url.split('/').at(-1);
    let pages = 0;
    for (; next !== undefined; pages += 1) {
      const page = readJson(site, 'feed', next) as Document;
      expect(checkBundle(page).problems).toEqual([]);
      for (const { id, _carrel } of page.items) {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
        const bundle = readJson(site, 'feed', decodeURIComponent(_carrel.bundle));
        expect(checkBundle(bundle).problems).toEqual([]);
        expect((bundle as Document).items[0]?.['_carrel']['sha256']).toBe(_carrel['sha256']);
      }
      next = page.next_url;
    }
    expect(pages).toBe(edition?.feed.length);
    expect(ids.size).toBe(150);
    const feed = readJson(site, 'feed.json') as Document;
    expect(feed.items.map(({ title }) => title).slice(0, 2)).toEqual(['Number 149', 'Number 148']);
    expect(feed.items).toHaveLength(100);
    expect(feed.next_url).toMatch(/^feed\/[0-9a-f]{12}\.json$/);
    expect(
      (await carrel(site, 'check', 'feed.json', 'edition.json', ...(edition?.packs ?? []).map(({ url }) => url))).code,
    ).toBe(0);
  });

  test('is not written again where nothing has changed', async () => {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    const { out } = await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(out).toMatch(/\n0 files written, \d+ unchanged/);
  });

  test('with one more article changes only what must', async () => {
    const folder = workplace();
    writeMany(folder, 150);
    await carrel(folder, 'publish', '.', '--out', 'site');
    const before = filesIn(join(folder, 'site'));
    writeMany(folder, 151);
    await carrel(folder, 'publish', '.', '--out', 'site');
    const after = filesIn(join(folder, 'site'));
    expect(changedFiles(before, after)).toEqual([
      '.carrel.json',
      'articles/number-149/index.html',
      'articles/number-150/index.html',
      'atom.xml',
      'bundles/number-150.#.json',
      'edition.json',
      'feed.json',
      'feed/#.json',
      'index.html',
      'oembed/number-150.json',
      'packs/#.#.json',
      'rss.xml',
      'topics/T0/index.html',
    ]);
  });

  test('is the same wherever and in whatever order it is made', async () => {
    const one = workplace('posts', 'hugo');
    const two = workplace('posts', 'hugo');
    writeFileSync(join(one, 'c.json'), '{"title":"T"}');
    writeFileSync(join(two, 'c.json'), '{"title":"T"}');
    await carrel(one, 'publish', 'posts', 'hugo/content', '--out', 'site', '--config', 'c.json');
    await carrel(two, 'publish', 'hugo/content', 'posts', '--out', 'site', '--config', 'c.json');
    expect(filesIn(join(two, 'site'))).toEqual(filesIn(join(one, 'site')));
  });

  test('has pages that know their place, the policy first, and a title of their own', async () => {
    const folder = workplace('posts');
    writeFileSync(
      join(folder, 'carrel.json'),
      JSON.stringify({
        title: 'The <Paper>',
        language: 'ar',
        comments: { kind: 'json', url: 'https://talk.example/c' },
      }),
    );
    await carrel(folder, 'publish', 'posts', '--out', 'site', '--url', 'https://example.org/read/');
    const page = readFileSync(join(folder, 'site/articles/first-of-all/index.html'), 'utf8');
    expect(page).toContain('<html lang="ar" dir="rtl" data-base="/read/">');
    expect(page).toMatch(
      /<head>\s*<meta http-equiv="Content-Security-Policy" content="[^"]*connect-src &#39;self&#39; https:\/\/talk\.example;/,
    );
    expect(page).toContain('<title>First of All – The &lt;Paper&gt;</title>');
    expect(page).toContain('<link rel="canonical" href="https://example.org/read/articles/first-of-all/">');
    expect(page).toContain('src="/read/assets/index-abc.js"');
    expect(page.match(/<title>/g)).toHaveLength(1);
    for (const path of ['saved', 'drafts', 'offline', 'settings', 'subscribe', 'search', 'topics/News']) {
      expect(readFileSync(join(folder, 'site', path, 'index.html'), 'utf8')).toContain('data-base="/read/"');
    }
    expect(readFileSync(join(folder, 'site/_headers'), 'utf8')).toMatch(
      /^\/read\/\*\n {2}Content-Security-Policy: .*talk\.example/,
    );
    expect(readFileSync(join(folder, 'site/sitemap.xml'), 'utf8')).toContain(
      '<loc>https://example.org/read/articles/first-of-all/</loc>',
    );
    expect(readFileSync(join(folder, 'site/rss.xml'), 'utf8')).toContain('src=&quot;https://example.org/read/media/');
    expect(readJson(folder, 'site/oembed/first-of-all.json')).toMatchObject({
      type: 'rich',
      html: expect.stringContaining('https://example.org/read/embed/?article=first-of-all'),
      _carrel: { bundle: expect.stringMatching(/^\.\.\/bundles\/first-of-all\.[0-9a-f]{16}\.json$/) },
    });
  });

  test('tells the worker what the shell consists of, or to go', async () => {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    const worker = readFileSync(join(folder, 'site/sw.js'), 'utf8');
    expect(worker).toMatch(
      /^self\.CARREL=\{"shell":\{"url":"404\.html","sha256":"[0-9a-f]{64}"\},"assets":\["assets\/index-abc\.css","assets\/index-abc\.js"\],"version":"[0-9a-f]{16}"\};\nself\.worker/,
    );
    await carrel(folder, 'publish', 'posts', '--out', 'site', '--no-offline', '--no-oembed');
    expect(readFileSync(join(folder, 'site/sw.js'), 'utf8')).toContain('"retired":true');
  });

  test('says in every page when there is nothing to be embedded', async () => {
    const folder = workplace('posts');
    const pages = () =>
      ['index.html', '404.html', 'articles/first-of-all/index.html'].map((path) =>
        / data-embed="off"/.test(readFileSync(join(folder, 'site', path), 'utf8')),
      );
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(pages()).toEqual([false, false, false]);
    await carrel(folder, 'publish', 'posts', '--out', 'site', '--no-oembed');
    expect(pages()).toEqual([true, true, true]);
  });

  test('leads from an old name to the new one', async () => {
    const folder = workplace('posts');
    writeFileSync(join(folder, 'carrel.json'), '{"redirects":{"/articles/old/":"first-of-all","gone":"nowhere"}}');
    const { out } = await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(readFileSync(join(folder, 'site/articles/old/index.html'), 'utf8')).toContain('url=/articles/first-of-all/');
    expect(out).toContain('the redirect from gone leads to nowhere');
  });

  test('mends what an interrupted run left behind', async () => {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    const whole = filesIn(join(folder, 'site'));
    rmSync(join(folder, 'site/edition.json'));
    rmSync(join(folder, 'site/bundles'), { recursive: true });
    writeFileSync(join(folder, 'site/.carrel-999999999-0-1.tmp'), 'half');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(filesIn(join(folder, 'site'))).toEqual(whole);
  });
});

describe('a command that is wrong', () => {
  test.each([
    [['publsh'], /Did you mean: carrel publish/],
    [['--out'], /Begin with a command/],
    [['publish', '--ulr', 'x'], /Did you mean: --url/],
    [['publish', 'posts'], /where shall the site go/],
    [['publish', '--out', 'site'], /what shall be published/],
    [['publish', 'posts', '--out'], /--out needs a value/],
    [['publish', 'posts', '--out', '--json'], /--out needs a value/],
    [['publish', 'nowhere', '--out', 'site'], /there is no file or folder nowhere/],
    [['publish', 'posts', '--out', 'posts'], /is the source itself/],
    [['publish', 'posts', '--out', 'site', '--from', 'jsonfed'], /Did you mean jsonfeed/],
    [['publish', 'posts', '--out', 'site', '--jobs', 'many'], /whole number/],
    [['publish', 'posts', '--out', 'site', '--shard', '3/2'], /a part of a whole/],
    [['publish', 'posts', '--out', 'site', '--json=yes'], /takes no value/],
    [['publish', 'posts', '--out', 'site', '--base', 'a b'], /"base" is "a b"/],
    [['publish', 'posts/pictures', '--out', 'site'], /nothing that can be published/],
    [['publish', 'posts/pictures/dot.png', '--out', 'site'], /neither Markdown nor a JSON Feed/],
    [['merge', 'posts', '--out', 'b'], /posts is no shard/],
    [['merge'], /which shards/],
    [['check'], /which files/],
    [['check', 'nowhere.json'], /there is no file/],
    [['serve', 'nowhere'], /there is no folder/],
    [['serve', 'posts'], /no index.html/],
  ])('%j is told so', async (words, expected) => {
    const { code, err } = await carrel(workplace('posts'), ...words);
    expect(code).toBe(2);
    expect(err).toMatch(expected);
  });

  test('does not write over somebody’s own site', async () => {
    const folder = workplace('posts');
    writeFileSync(join(folder, 'index.html'), '<h1>Mine</h1>');
    expect(await carrel(folder, 'publish', 'posts', '--out', '.')).toMatchObject({ code: 2 });
  });

  test.each([[], ['publish'], ['check'], ['serve'], ['merge']])('has help for %s', async (...words) => {
    const { code, out } = await carrel('/', ...words, '--help');
    expect(code).toBe(0);
    expect(out).toContain(words.length > 0 ? `carrel ${words[0]}` : 'carrel publish posts --out site');
  });
});

test('the report is also data', async () => {
  const { out } = await carrel(workplace('posts'), 'publish', 'posts', '--out', 'site', '--json');
  expect(JSON.parse(out)).toMatchObject({
    articles: { found: 9, published: 6, refused: 1, drafts: 1, future: 1 },
    leftOut: [
      { origin: 'draft.md', why: 'draft' },
      { origin: 'future.md', why: 'future' },
    ],
  });
});

/** Real collections, where they are on this machine; all but their drafts are published. */
const collections: readonly (readonly [name: string, found: number, drafts: number])[] = [
  ['articles-en', 336, 1],
  ['articles-rtl', 68, 0],
  ['articles-cjk', 62, 0],
  ['articles-other', 17, 0],
];

for (const [name, found, drafts] of data === undefined ? [] : collections) {
  test(`all of ${name} is published`, async () => {
    const folder = workplace();
    const { out } = await carrel(folder, 'publish', join(data ?? '', name), '--out', 'site', '--json');
    expect(JSON.parse(out)).toMatchObject({ articles: { found, drafts, published: found - drafts, refused: 0 } });
  });
}
