import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openHtml } from '../../src/publish/sources/html.ts';
import { articleIn, carrel, workplace } from './carrel.ts';

/** Whole editions are written here, on machines that do other work too. */
vi.setConfig({ testTimeout: 60_000 });

const page = (head: string, body: string) =>
  `<!doctype html><html><head>${head}</head><body><nav><a href="/">Home</a></nav><main>${body}</main></body></html>`;

const TEXT = Array.from(
  { length: 6 },
  (_, n) =>
    `<p>Paragraph ${n} says, as all of them do, that a page is turned more easily than a mind, and more often.</p>`,
).join('');

async function read(html: string, address = 'https://room.example/2022/the-lamp.html') {
  const bytes = new TextEncoder().encode(html);
  const document = { name: address, bytes, contentType: 'text/html', address };
  const [source] = await openHtml(document, { timezone: 'Europe/Paris' });
  const [found] = source?.found ?? [];
  return { source, found, entry: found?.entry };
}

describe('a folder of saved pages', () => {
  test('gives the articles in them, with what the pages say of them, and names pages that hold none', async () => {
    const folder = workplace('pages');
    const { code, out } = await carrel(folder, 'publish', 'pages', '--out', 'site', '--from', 'html');
    expect(code).toBe(1);
    expect(out).toContain('2 of 4 articles published');
    expect(out).toMatch(/menu\.html\n {2}refused: holds no article: nearly all of its text is links/);
    const saved = articleIn(join(folder, 'site'), 'the-lamp');
    expect(saved).toMatchObject({
      id: 'carrel:pages/saved',
      external_url: 'https://room.example/2022/10/the-lamp/',
      title: 'The lamp at the end of the row',
      summary: 'On the lamp that stays on.',
      date_published: '2022-10-07T09:30:00+02:00',
      date_modified: '2022-10-08T00:00:00Z',
      authors: [{ name: 'Ada Marsh', url: 'https://room.example/ada/' }],
      tags: ['Night', 'Lamps', 'libraries'],
      language: 'en-GB',
      _carrel: { picture: { alt: 'A lamp' } },
    });
    expect(saved.image).toMatch(/^\.\.\/media\//);
    expect(saved.content_html).toContain('href="../articles/some-notes/"');
    expect(saved.content_html).toContain('<a href="https://www.youtube.com/watch?v=abc123">');
    expect(saved.content_html).not.toMatch(/cookies|More Articles|Post comment|<script|News/);
    expect(articleIn(join(folder, 'site'), 'some-notes')).toMatchObject({ date_published: '2022-10-09T00:00:00Z' });
  });

  test('may lie among Markdown, where plain text is something else and companions of pages are none', async () => {
    const folder = workplace('pages', 'posts');
    const { out } = await carrel(folder, 'publish', '.', '--out', 'site', '--json');
    const { told, articles } = JSON.parse(out);
    expect(articles.published).toBe(6 + 2);
    expect(JSON.stringify(told)).not.toMatch(/saved_files|\.txt/);
  });
});

describe('a page from the web', () => {
  test('has its address as id, and its addresses are meant from there', async () => {
    const { entry } = await read(page('<base href="/deep/"><title>A</title>', `<h1>A</h1>${TEXT}`));
    expect(entry).toMatchObject({
      id: 'https://room.example/2022/the-lamp.html',
      slug: 'the-lamp',
      original: 'https://room.example/2022/the-lamp.html',
      home: { kind: 'web', address: 'https://room.example/deep/' },
    });
  });

  test.each([
    [
      'the one heading, where the title says the site’s name too',
      '<title>Lamps, lit | The Room</title>',
      '<h1>Lamps, lit</h1>',
      'Lamps, lit',
    ],
    [
      'the title, where the heading is the site’s',
      '<meta property="og:title" content="Lamps"><meta property="og:site_name" content="Room">',
      '<h1>Room</h1>',
      'Lamps',
    ],
    [
      'the title without the site’s name',
      '<meta property="og:title" content="Lamps - Room"><meta property="og:site_name" content="Room">',
      '',
      'Lamps',
    ],
  ])('takes as headline %s', async (_name, head, heading, expected) => {
    expect((await read(page(head, heading + TEXT))).entry?.title).toBe(expected);
  });

  test.each([
    [
      'of the article',
      '<meta property="article:published_time" content="2022-10-07T10:00:00Z">',
      '',
      '2022-10-07T10:00:00Z',
    ],
    [
      'in linked data',
      '<script type="application/ld+json">[{"@type":["NewsArticle"],"datePublished":"2022-10-07"}]</script>',
      '',
      '2022-10-07T00:00:00+02:00',
    ],
    [
      'in a broken one’s stead',
      '<script type="application/ld+json">{"@type":</script><meta name="date" content="2022-10-07">',
      '',
      '2022-10-07T00:00:00+02:00',
    ],
    ['of a time element', '', '<time datetime="2022-10-07T08:00Z">morning</time>', '2022-10-07T08:00:00Z'],
    ['in words', '', '<p><time>7 octobre 2022</time></p>', '2022-10-07T00:00:00+02:00'],
  ])('is dated by the date %s', async (_name, head, body, expected) => {
    expect((await read(page(head, `<article>${body}${TEXT}</article>`))).entry?.published).toBe(expected);
  });

  test('keeps its language and direction', async () => {
    const { entry } = await read(`<html lang="ar_EG" dir="rtl"><body><article>${TEXT}</article></body></html>`);
    expect(entry).toMatchObject({ language: 'ar-EG', dir: 'rtl' });
  });

  test.each([
    ['nothing', ''],
    ['a few words', '<p>Please log in.</p>'],
  ])('is refused when it holds %s', async (_name, body) => {
    const { found } = await read(page('<title>A</title>', body));
    expect(found).toMatchObject({
      articles: 1,
      notes: [{ effect: 'refused', text: expect.stringMatching(/^holds no article/) }],
    });
  });

  test('that lists articles is refused with the address of its feed', async () => {
    const list = Array.from(
      { length: 30 },
      (_, n) => `<li><a href="/${n}">An article about the number ${n}</a></li>`,
    ).join('');
    const { found } = await read(
      page('<link rel="alternate" type="application/rss+xml" href="/feed.xml">', `<ul>${list}</ul>`),
    );
    expect(JSON.stringify(found)).toContain('the articles of its site are in https://room.example/feed.xml');
  });

  test('is an article as it is where it is only a piece of HTML', async () => {
    const { entry } = await read(`<h1>Lamps</h1>${TEXT}`);
    expect(entry?.title).toBe('Lamps');
    expect(entry?.html).toContain('Paragraph 5');
  });
});

test('layouts of a generator are left out', async () => {
  const { found } = await read(
    '<html><body>{% for post in site.posts %}<p>{{ post.title }}</p>{% endfor %}</body></html>',
  );
  expect(found).toEqual({ left: { origin: 'https://room.example/2022/the-lamp.html', why: 'template' } });
});
