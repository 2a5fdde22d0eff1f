import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { articleIn, carrel, type Document, filesIn, readJson, workplace } from './carrel.ts';
import { type Answer, web } from './web.ts';

const RSS = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>News</title>${titles.map((title, index) => `<item><guid isPermaLink="false">${index}</guid><title>${title}</title><description>Text of ${title}.</description></item>`).join('')}</channel></rss>`;

const page = (ids: readonly number[], next?: string) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Pages',
    ...(next === undefined ? {} : { next_url: next }),
    items: ids.map((id) => ({ id: `https://a.example.org/${id}`, content_text: `Number ${id}.`, title: `N${id}` })),
  });

/** Publishes addresses into a fresh folder, or one that was published before. */
const publish = async (folder: string, ...sources: string[]) =>
  await carrel(folder, 'publish', ...sources, '--out', 'site');

const half = (text: string) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/xml', 'content-length': String(text.length) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
};

describe('a feed at an address', () => {
  test('is read where it has moved to, and its articles keep the identity of the address that was given', async () => {
    const address = await web({
      '/old': (response) => response.writeHead(301, { location: '/blog/feed.xml' }).end(),
      '/blog/feed.xml': RSS('One').replace('Text of', '&lt;a href="x"&gt;x&lt;/a&gt; Text of'),
    });
    const folder = workplace();
    expect((await publish(folder, `${address}/old`)).code).toBe(0);
    const one = articleIn(`${folder}/site`, 'one');
    expect(one.id).toBe(`${address}/old#0`);
    expect(one.content_html).toContain(`href="${address}/blog/x"`);
    expect(readJson(folder, 'site/edition.json')).toMatchObject({ title: 'News' });
  });

  test.each([
    ['iso-8859-1', 'text/xml; charset=iso-8859-1', Buffer.from(RSS('Caf\xe9'), 'latin1'), 'Café'],
    [
      'UTF-8 that the server calls something else',
      'text/xml; charset=us-ascii',
      `<?xml version="1.0" encoding="utf-8"?>${RSS('Café')}`,
      'Café',
    ],
    ['UTF-16', 'application/rss+xml', Buffer.from(`\uFEFF${RSS('Café')}`, 'utf16le'), 'Café'],
  ])('in %s is read so', async (_name, type, body, title) => {
    const address = await web({ '/f': (response) => response.writeHead(200, { 'content-type': type }).end(body) });
    const folder = workplace();
    await publish(folder, `${address}/f`);
    expect((readJson(folder, 'site/feed.json') as Document).items.map((item) => item.title)).toEqual([title]);
  });

  test.each([
    ['is gone', (response: ServerResponse) => response.writeHead(404).end(), /was refused with 404/],
    ['is cut off', half(RSS('One', 'Two')), /the connection was cut/],
    [
      'ends too soon',
      (response: ServerResponse) => response.end(RSS('One').slice(0, 90)),
      /is broken XML: it breaks off in line 1/,
    ],
    [
      'has become a page',
      (response: ServerResponse) => response.end('<!doctype html><p>Sorry</p>'),
      /is not an RSS feed|holds no article/,
    ],
  ])('that %s leaves the published site as it was', async (_name, answer, sentence) => {
    const routes: Record<string, string | Answer> = { '/f': RSS('One', 'Two') };
    const address = await web(routes);
    const folder = workplace();
    await publish(folder, `${address}/f`);
    const before = filesIn(`${folder}/site`);
    routes['/f'] = answer;
    const { code, out } = await publish(folder, `${address}/f`);
    expect(code).toBe(1);
    expect(out).toMatch(sentence);
    expect(out).toMatch(/stays as it was/);
    expect(filesIn(`${folder}/site`)).toEqual(before);
  });
});

describe('a JSON Feed in pages', () => {
  test('is read to its end, and round in a circle no further than once', async () => {
    const address = await web({
      '/1': page([1, 2], '2'),
      '/2': page([3], '/3'),
      '/3': page([4], '1'),
    });
    const folder = workplace();
    const { code, out } = await publish(folder, `${address}/1`);
    expect(code).toBe(0);
    expect(out).toContain('4 of 4 articles published');
    expect(out).toMatch(/changed: goes on at .*\/1, where it was already/);
  });

  test('of which one page is missing is not read at all, and the site stays as it was', async () => {
    const routes: Record<string, string> = { '/1': page([1, 2], '2'), '/2': page([3]) };
    const address = await web(routes);
    const folder = workplace();
    await publish(folder, `${address}/1`);
    delete routes['/2'];
    const { code, out } = await publish(folder, `${address}/1`);
    expect(code).toBe(1);
    expect(out).toMatch(/refused: .*\/2 was refused with 404/);
    expect(readJson(folder, 'site/edition.json')).toMatchObject({ articles: 3 });
  });
});

const atomEntry = (id: string) =>
  `<entry><id>urn:x:${id}</id><title>${id}</title><content>Text ${id}</content></entry>`;
const atomFeed = (body: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>${body}</feed>`;

test('an Atom feed is followed to its next page', async () => {
  const address = await web({
    '/a': atomFeed(`<link rel="next" href="b"/>${atomEntry('one')}`),
    '/b': atomFeed(atomEntry('two')),
  });
  expect((await publish(workplace(), `${address}/a`)).out).toContain('2 of 2 articles published');
});

test('a list of feeds goes on when one of them fails, keeps equal ids apart, and names the one', async () => {
  const address = await web({
    '/list': (response) =>
      response.end(
        '<opml version="2.0"><head><title>List</title></head><body><outline xmlUrl="a"/><outline text="folder"><outline xmlUrl="/b"/></outline><outline xmlUrl="c"/><outline xmlUrl="d"/></body></opml>',
      ),
    '/a': RSS('From A'),
    '/b': RSS('From B'),
    '/c': half(RSS('From C')),
    '/d': page([4]),
  });
  const folder = workplace();
  const { code, out } = await publish(folder, `${address}/list`);
  expect(code).toBe(1);
  expect(out).toContain('3 of 3 articles published');
  expect(out).toMatch(/\/c\n {2}refused: .*the connection was cut/);
  expect(articleIn(`${folder}/site`, 'from-a').id).toBe(`${address}/a#0`);
  expect(articleIn(`${folder}/site`, 'from-b').id).toBe(`${address}/b#0`);
});
