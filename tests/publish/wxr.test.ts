import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { select } from '../../src/publish/selection.ts';
import { readDocument } from '../../src/publish/sources/document.ts';
import type { Entry, Found, Note } from '../../src/publish/sources/entry.ts';
import { isWxr, openWxr } from '../../src/publish/sources/wxr.ts';
import { data } from '../data.ts';
import { articleIn, carrel, filesIn, fixtures, workplace } from './carrel.ts';

vi.setConfig({ testTimeout: 60_000 });

const read = (path: string): readonly Found[] =>
  openWxr(readDocument(path, 'export.xml'), { timezone: 'Europe/Lisbon' }).flatMap(({ found }) => found);

const ours = join(fixtures, 'wordpress/export.xml');

function entryIn(found: readonly Found[], slug: string): { entry: Entry; notes: readonly Note[] } {
  for (const one of found) if (one.entry !== undefined && one.entry.slug === slug) return one;
  throw new Error(`no article ${slug}`);
}

describe('an export of WordPress', () => {
  test('gives an article with all that stands beside its text', () => {
    const { entry } = entryIn(read(ours), 'slow-ferry');
    expect(entry).toMatchObject({
      id: 'https://harbour.example.org/?p=11',
      original: 'https://harbour.example.org/2024/03/slow-ferry/',
      title: 'The Slow Ferry & Its Bell',
      summary: 'A boat that keeps its own time.',
      published: '2024-03-05T18:00:00+01:00',
      modified: '2024-07-01T08:30:00+02:00',
      authors: [{ name: 'Inês Prado' }],
      tags: ['Tides & Weather', 'Boats'],
      picture: {
        address: 'https://harbour.example.org/wp-content/uploads/2024/03/bell.jpg',
        alt: 'A brass bell',
        caption: 'The bell itself',
      },
    });
  });

  test('of the classic editor has its paragraphs, captions, galleries and embedded pages', () => {
    const { entry } = entryIn(read(ours), 'slow-ferry');
    expect(entry.html).toContain('<p>The ferry leaves at six.<br>\nIt is never early.</p>');
    expect(entry.html).toContain('</a><figcaption>The ferry, <em>at rest</em></figcaption></figure>');
    expect(entry.html).toMatch(/<blockquote>\s*<p>Nobody hurries a tide\.<\/p>\s*<p>Nobody at all\.<\/p>/);
    expect(entry.html).toContain('<p><a href="https://www.youtube.com/watch?v=abc123">Video on YouTube: ');
    expect(entry.html).toContain(
      'uploads/2024/03/bell.jpg" alt="A brass bell"><figcaption>The bell <em>itself</em></figcaption>',
    );
    expect(entry.html).not.toContain('more');
  });

  test('loses no words to shortcodes of plugins, and names them', () => {
    const { entry, notes } = entryIn(read(ours), 'slow-ferry');
    expect(entry.html).toContain('She said [sic] what Write to us was kept. <code>[box color="red"]</code> [gallery]');
    expect(notes.map(({ effect, text }) => `${effect}: ${text}`)).toEqual([
      'lost: a gallery lacks pictures that were not exported: 1',
      'lost: the shortcode "contact-form-7" is not known here: it was left out, and any text in it kept',
      'lost: the shortcode "box" is not known here: it was left out, and any text in it kept',
    ]);
  });

  test('of the block editor keeps what its blocks hold, shared blocks and notes too', () => {
    const { entry, notes } = entryIn(read(ours), 'ropes');
    expect(entry.html).not.toContain('wp:');
    expect(entry.html).toContain('<p>Open from dawn.</p>');
    expect(entry.html).toContain('<a href="https://vimeo.com/76979871">Video on Vimeo: ');
    expect(entry.html).toContain('<ol><li id="f1">So do <em>sails</em>. <a href="#f1-link">↩︎</a></li></ol>');
    expect(notes.map(({ effect, text }) => `${effect}: ${text}`)).toEqual([
      'lost: block removed, for it is shared and was not exported, or holds itself',
      'lost: block removed, for only the site can make what it shows: latest-posts',
      'changed: a block of the site itself was removed: search',
    ]);
  });

  test('has dates of the wall clock read where the site is', () => {
    expect(entryIn(read(ours), 'ropes').entry).toMatchObject({
      published: '2024-04-01T09:00:00+01:00',
      authors: [{ name: 'guest' }],
    });
  });

  test('tells a copied post from the one it was copied from', () => {
    const { entry, notes } = entryIn(read(ours), 'אודות');
    expect(entry.id).toBe('https://harbour.example.org/about/');
    expect(notes).toEqual([{ effect: 'changed', text: expect.stringContaining('has its guid from another post') }]);
  });

  test('accounts for everything in it', async () => {
    const folder = workplace('wordpress');
    const { out } = await carrel(folder, 'publish', 'wordpress/export.xml', '--out', 'site', '--json');
    const report = JSON.parse(out) as { articles: unknown; leftOut: { why: string }[] };
    expect(report.articles).toEqual({ found: 10, published: 3, refused: 0, drafts: 1, future: 0, other: 6 });
    expect(report.leftOut.map(({ why }) => why)).toEqual([
      'post behind a password',
      'draft',
      'private post',
      'uploaded file (it comes with the articles that show it)',
      'uploaded file (it comes with the articles that show it)',
      'shared block (it comes with the articles that show it)',
      'menu item',
    ]);
    expect(report).toMatchObject({
      told: expect.arrayContaining([
        { origin: 'wordpress/export.xml', notes: [{ effect: 'changed', text: 'comments stay where they are: 2' }] },
      ]),
    });
  });

  test('keeps links between its posts within the edition', async () => {
    const folder = workplace('wordpress');
    await carrel(folder, 'publish', 'wordpress/export.xml', '--out', 'site');
    const { content_html: html } = articleIn(join(folder, 'site'), 'slow-ferry');
    expect(html).toContain('<a href="../articles/ropes/#a-knots">ropes</a>');
    expect(html).toContain('<a href="../articles/ropes/">again</a>');
  });

  test('that is cut off leaves the published site as it was', async () => {
    const folder = workplace('wordpress');
    const whole = readFileSync(ours);
    await carrel(folder, 'publish', 'wordpress/export.xml', '--out', 'site');
    const before = filesIn(join(folder, 'site'));
    writeFileSync(join(folder, 'cut.xml'), whole.subarray(0, whole.length - 900));
    const { code, out } = await carrel(folder, 'publish', 'cut.xml', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toMatch(/cut\.xml\n {2}refused: is no well-formed XML in line \d+: .*\(the file is cut off\?\)/);
    expect(filesIn(join(folder, 'site'))).toEqual(before);
  });

  test('may hold characters that XML does not allow', () => {
    const text = readFileSync(ours, 'utf8')
      .replace('A rope remembers.', 'A rope\u000B remembers.\u0008')
      .replace('Half', 'Half&nbsp;');
    const found = openWxr(
      { name: 'export.xml', bytes: new TextEncoder().encode(text), contentType: '' },
      { timezone: 'UTC' },
    )[0]?.found;
    expect(found?.[0]).toMatchObject({
      notes: expect.arrayContaining([
        { effect: 'lost', text: 'characters that XML does not allow were passed over: 3' },
      ]),
    });
    expect(entryIn(found ?? [], 'ropes').entry.html).toContain('A rope remembers.');
  });

  test('is no feed, and a feed is no export', () => {
    const start = (text: string) => isWxr({ name: '', bytes: new Uint8Array(), contentType: '' }, text);
    expect(start('<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.0/">')).toBe(true);
    expect(start('<rss version="2.0"><channel><generator>https://wordpress.org/?v=6.1</generator>')).toBe(false);
  });
});

describe.skipIf(!data)('WordPress’s own test data', () => {
  test.each([
    ['themeunittestdata.wordpress.xml', { all: 186, articles: 76, drafts: 1, future: 1, other: 108 }],
    ['64-block-test-data.xml', { all: 72, articles: 62, drafts: 0, future: 0, other: 10 }],
    ['theme-preview.xml', { all: 7, articles: 7, drafts: 0, future: 0, other: 0 }],
  ])('is accounted for item by item: %s', (name, expected) => {
    const items = read(join(data ?? '', 'wordpress/wxr', name)).filter((one) => one.entry || one.left);
    const { articles, leftOut, refused } = select(items, new Date('2026-01-01T00:00:00Z'));
    const of = (why: string) => leftOut.filter((one) => one.why === why).length;
    const [drafts, future] = [of('draft'), of('future')];
    expect(refused).toEqual([]);
    expect({
      all: items.length,
      articles: articles.length,
      drafts,
      future,
      other: leftOut.length - drafts - future,
    }).toEqual(expected);
  });

  test('leaves no shortcode of WordPress and no mark of its editor in a text', () => {
    const found = ['themeunittestdata.wordpress.xml', '64-block-test-data.xml'].flatMap((name) =>
      read(join(data ?? '', 'wordpress/wxr', name)),
    );
    const texts = found.flatMap(({ entry }) =>
      entry === undefined ? [] : [entry.html.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, '')],
    );
    expect(texts.filter((text) => /\[\/?(?:caption|gallery|audio|video|embed)\b|<!--/.test(text))).toEqual([]);
  });
});
