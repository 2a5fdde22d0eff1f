import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBundle } from '../../src/article/check.ts';
import type { Entry, Found, Source } from '../../src/publish/sources/entry.ts';
import { openSource } from '../../src/publish/sources/open.ts';
import { carrel, fixtures, readJson, workplace } from './carrel.ts';

const feeds = join(fixtures, 'feeds');

const open = async (name: string, folder = feeds, kind?: string): Promise<Source> => {
  const [source] = await openSource(name, folder, kind, { timezone: 'Europe/Paris' });
  if (source === undefined) throw new Error('no source');
  return source;
};

const entries = ({ found }: Source): Entry[] => found.flatMap(({ entry }) => entry ?? []);
const said = (found: readonly Found[]): string[] =>
  found.flatMap((one) => (one.left ? [] : one.notes.map(({ effect, text }) => `${effect}: ${text}`)));

/** Reads a feed that is written here. */
async function written(text: string | Uint8Array, name = 'feed.xml'): Promise<Source> {
  const folder = workplace();
  writeFileSync(join(folder, name), text);
  return await open(name, folder);
}

const rss = (items: string, channel = '') => `<rss version="2.0"><channel>${channel}${items}</channel></rss>`;
const atom = (entry: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${entry}</entry></feed>`;
const only = async (text: string) => {
  const source = await written(text);
  const [entry] = entries(source);
  if (entry === undefined) throw new Error(said(source.found).join());
  return entry;
};

describe('RSS', () => {
  test('gives its articles with everything that it says of them', async () => {
    const source = await open('paper.rss');
    expect(source.title).toBe('The Paper & the Press');
    expect(entries(source)[0]).toEqual({
      origin: 'paper.rss item 1 (On margins & gutters)',
      home: { kind: 'web', address: 'https://paper.example.org/2024/margins/' },
      id: 'https://paper.example.org/feed#17',
      title: 'On margins & gutters',
      summary: 'A word on white space.',
      html: '<p>White space is <a href="../rules/">ruled</a>.</p><p><img src="margin.png" alt="A margin"></p>',
      published: '2024-03-01T09:30:00+01:00',
      draft: false,
      authors: [{ name: 'Ada' }],
      tags: ['Typesetting', 'Paper & ink'],
      language: 'en-GB',
      picture: { address: 'https://img.example.org/large.jpg', alt: 'A page' },
      original: 'https://paper.example.org/2024/margins/',
      attachments: [
        {
          url: 'https://paper.example.org/sound/17.mp3',
          mimeType: 'audio/mpeg',
          sizeInBytes: 1000,
          durationInSeconds: 62,
        },
        { url: 'https://img.example.org/small.jpg', mimeType: 'image/jpeg' },
      ],
    });
  });

  test('that is less well kept is read as it is meant', async () => {
    const source = await open('paper.rss');
    const [, second, third] = entries(source);
    expect(second).toMatchObject({
      id: 'https://paper.example.org/2024/types/',
      original: 'https://paper.example.org/2024/types/',
      title: '1 < 2, and the <T> of a type',
      html: '<p>Plain text, laid out over lines.</p>',
      authors: [{ name: 'desk' }],
      attachments: [],
    });
    expect(second).not.toHaveProperty('published');
    expect(third?.id).toMatch(/^https:\/\/paper\.example\.org\/feed#[0-9a-f]{12}$/);
    expect(third).not.toHaveProperty('title');
    expect(said(source.found)).toEqual([
      'refused: an item holds neither title nor text nor address',
      'lost: date left out, for it cannot be read: nobody knows',
    ]);
  });

  test.each([
    ['without a channel', '<rss><item><title>A</title></item></rss>', { title: 'A' }],
    [
      'with its text in <fullitem>',
      rss('<item><fullitem>&lt;p&gt;A&lt;/p&gt;</fullitem></item>'),
      { html: '<p>A</p>' },
    ],
    [
      'with its text in <xhtml:body>',
      rss('<item><body xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B</p></body></item>'),
      { html: '<p>A &amp; B</p>' },
    ],
    ['with an entity of HTML', rss('<item><title>A&nbsp;&hellip;</title></item>'), { title: 'A …' }],
    [
      'with an entity of its own',
      `<!DOCTYPE rss [<!ENTITY house "Carrel">]>${rss('<item><title>&house;!</title></item>')}`,
      { title: 'Carrel!' },
    ],
    [
      'with a relative link and xml:base',
      '<rss xml:base="https://a.example.org/x/"><channel><item><link>y</link></item></channel></rss>',
      { original: 'https://a.example.org/x/y', id: 'https://a.example.org/x/y' },
    ],
    [
      'whose feed speaks English and whose letters are Hebrew',
      rss('<item><title>שלום עולם</title></item>', '<language>en</language>'),
      { language: 'he' },
    ],
  ])('%s is read', async (_name, text, expected) => {
    expect(await only(text)).toMatchObject(expected);
  });

  test('gives articles that share one address each an identity', async () => {
    const link = '<link>https://a.example.org/</link>';
    const source = await written(rss(`<item><title>A</title>${link}</item><item><title>B</title>${link}</item>`));
    expect(new Set(entries(source).map(({ id }) => id)).size).toBe(2);
  });
});

describe('Atom', () => {
  test('gives its articles with everything that it says of them', async () => {
    const source = await open('paper.atom');
    expect(source.title).toBe('Atoms <3');
    expect(entries(source)).toMatchObject([
      {
        id: 'https://atom.example.org/blog/feed.atom#1',
        title: 'In XHTML',
        summary: 'In short.',
        html: '<p>Voir <a href="two.html">deux</a> &amp; rien.</p>',
        home: { kind: 'web', address: 'https://atom.example.org/blog/posts/' },
        original: 'https://atom.example.org/blog/posts/one.html',
        published: '2024-02-01T10:00:00+02:00',
        modified: '2024-02-03T10:00:00Z',
        language: 'fr',
        tags: ['Atoms'],
        authors: [{ name: 'The Desk', url: 'https://atom.example.org/desk' }],
        picture: { address: 'https://atom.example.org/blog/posts/one.jpg' },
        attachments: [],
      },
      {
        id: 'tag:atom.example.org,2024:2',
        title: 'Text & nothing <else>',
        html: '<p>One &lt;b&gt;line&lt;/b&gt;.</p>',
        published: '2024-01-01T00:00:00Z',
        authors: [{ name: 'Ben' }],
      },
    ]);
  });

  test.each([
    ['HTML without saying so', '<content>&lt;p&gt;A&lt;/p&gt;</content>', { html: '<p>A</p>' }],
    ['HTML twice escaped', '<summary type="html">&amp;lt;b&amp;gt;</summary>', { html: '&lt;b&gt;' }],
    [
      'Base64',
      '<content type="text/html" mode="base64">PHA+SGVsbG8gdGhlcmU8L3A+</content>',
      { html: '<p>Hello there</p>' },
    ],
    [
      'what lies elsewhere',
      '<content src="https://a.example.org/b.mp4"/>',
      { attachments: [{ mimeType: 'video/mp4' }] },
    ],
  ])('with %s is read', async (_name, text, expected) => {
    expect(await only(atom(text))).toMatchObject(expected);
  });
});

test('RDF is read by its own declaration, with items that its table of contents leaves out', async () => {
  expect(entries(await open('paper.rdf'))).toMatchObject([
    {
      id: 'https://rdf.example.org/1',
      title: 'Café',
      original: 'https://rdf.example.org/one',
      published: '2004-05-06T00:00:00+02:00',
    },
    { id: 'https://rdf.example.org/2', title: 'Not in the list' },
  ]);
});

describe('a list of feeds (OPML)', () => {
  test('is read feed by feed, each once; what is none is named, and stops nobody', async () => {
    const sources = await openSource('list.opml', feeds, undefined, { timezone: 'UTC' });
    expect(sources[0]?.title).toBe('What we read');
    expect(sources.flatMap(entries)).toHaveLength(5);
    expect(sources.some(({ failed }) => failed)).toBe(false);
    expect(sources.flatMap(({ found }) => said(found))).toEqual(
      expect.arrayContaining([
        'changed: names 1 feed more than once: read once',
        expect.stringMatching(/^refused: .*no file below the folder of the list/),
      ]),
    );
  });

  test('keeps articles of two feeds apart that have the same id', async () => {
    const folder = workplace();
    for (const name of ['a.xml', 'b.xml'])
      writeFileSync(
        join(folder, name),
        rss(`<item><guid>1</guid><title>${name}</title></item>`, '<link>https://x.example.org/</link>'),
      );
    writeFileSync(
      join(folder, 'c.opml'),
      '<opml><body><outline xmlUrl="a.xml"/><outline xmlUrl="b.xml"/></body></opml>',
    );
    expect((await carrel(folder, 'publish', 'c.opml', '--out', 'site')).out).toContain('2 of 2 articles published');
  });

  test('whose feeds share an article has it once, and that is no loss', async () => {
    const folder = workplace();
    const item =
      '<item><guid>https://x.example.org/1</guid><title>Shared</title><description>Same.</description></item>';
    writeFileSync(join(folder, 'a.xml'), rss(item));
    writeFileSync(join(folder, 'b.xml'), rss(item, '<title>Also</title>'));
    writeFileSync(
      join(folder, 'c.opml'),
      '<opml><body><outline xmlUrl="a.xml"/><outline xmlUrl="b.xml"/></body></opml>',
    );
    const { code, out } = await carrel(folder, 'publish', 'c.opml', '--out', 'site');
    expect(code).toBe(0);
    expect(out).toContain('left out, 1 × article that came before, from another source: b.xml item 1 (Shared)');
  });

  test('that names no feed is told', async () => {
    const { found } = await written('<opml version="2.0"><body></body></opml>', 'list.xml');
    expect(said(found)).toEqual(['refused: names no feed']);
  });
});

describe('a broken feed', () => {
  test.each([
    [
      'breaks off in its text',
      '<rss><channel>\n<item><title>A</title></item>\n<item><title>B',
      /^refused: is broken XML: it breaks off in line 3, before <\/title>$/,
    ],
    ['breaks off in CDATA', '<rss><channel>\n<item><title><![CDATA[B', /breaks off in line 2/],
    [
      'closes what was not opened',
      '<rss>\n<channel></item></channel></rss>',
      /^refused: is broken XML, line 2: .*closing tag 'channel'/,
    ],
    [
      'has no encoding',
      Buffer.concat([Buffer.from('<rss><channel><title>'), Buffer.alloc(40, 0xc6)]),
      /^refused: does not say in which encoding/,
    ],
  ])('that %s is told with its place, and nothing of it is read', async (_name, text, expected) => {
    const source = await written(text);
    expect(source.failed).toBe(true);
    expect(said(source.found)).toEqual([expect.stringMatching(expected)]);
  });

  test.each([
    [
      'a bare ampersand',
      rss('<item><title>Fish & Chips &amp; x?a=1&copy=2</title></item>'),
      'Fish & Chips & x?a=1&copy=2',
      /has & where XML wants &amp;/,
    ],
    ['a control character', rss('<item><title>A\u0008B</title></item>'), 'AB', /control characters/],
    ['characters of Windows', rss('<item><title>Don\u0092t</title></item>'), 'Don’t', /Windows-1252/],
    [
      'a prefix that nobody declared',
      rss('<item><title>A</title><itunes:author>B</itunes:author></item>'),
      'A',
      /prefix itunes:/,
    ],
  ])('with %s is read, and that is told', async (_name, text, title, note) => {
    const source = await written(text);
    expect(entries(source)[0]?.title).toBe(title);
    expect(said(source.found)[0]).toMatch(note);
  });

  test('leaves the published site as it was, and names the line', async () => {
    const folder = workplace('feeds');
    await carrel(folder, 'publish', 'feeds/paper.rss', 'feeds/paper.atom', '--out', 'site');
    const before = readJson(folder, 'site/edition.json');
    writeFileSync(join(folder, 'feeds/paper.rss'), '<rss><channel><item><title>A</title></item>');
    const { code, out } = await carrel(folder, 'publish', 'feeds/paper.rss', 'feeds/paper.atom', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toMatch(
      /breaks off in line 1[\s\S]*the site stays as it was, for it would lose the articles of feeds\/paper\.rss/,
    );
    expect(readJson(folder, 'site/edition.json')).toEqual(before);
  });

  test('that is only empty does not empty the site', async () => {
    const folder = workplace('feeds');
    await carrel(folder, 'publish', 'feeds/paper.atom', '--out', 'site');
    writeFileSync(
      join(folder, 'feeds/paper.atom'),
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title></feed>',
    );
    const { code, out } = await carrel(folder, 'publish', 'feeds/paper.atom', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toContain('nothing is left to publish');
    expect(readJson(folder, 'site/edition.json')).toMatchObject({ articles: 2 });
  });
});

test('what is published from feeds is valid', async () => {
  const folder = workplace('feeds');
  await carrel(folder, 'publish', 'feeds/list.opml', 'feeds/paper.rdf', '--out', 'site');
  const edition = readJson(folder, 'site/edition.json') as { packs: { url: string }[]; title: string };
  expect(edition.title).toBe('What we read');
  for (const { url } of edition.packs) expect(checkBundle(readJson(folder, 'site', url)).problems).toEqual([]);
});

test.each(['rss', 'atom', 'rdf'])('--from %s insists on the kind', async (kind) => {
  const other = kind === 'rss' ? 'paper.atom' : 'paper.rss';
  expect(said((await open(other, feeds, kind)).found)[0]).toMatch(/^refused: is not an (?:RSS|Atom) feed/);
});
