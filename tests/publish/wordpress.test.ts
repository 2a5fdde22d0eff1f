import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fetchDocument, readDocument, startOf } from '../../src/publish/sources/document.ts';
import type { Entry, Source } from '../../src/publish/sources/entry.ts';
import { isWordPress, openWordPress } from '../../src/publish/sources/wordpress.ts';
import { data } from '../data.ts';
import { blog, post } from './blog.ts';
import { carrel, filesIn, readJson, workplace } from './carrel.ts';
import { web } from './web.ts';

vi.setConfig({ testTimeout: 60_000 });

const many = (count: number) => Array.from({ length: count }, (_, index) => post(index + 1));

async function open(address: string): Promise<Source> {
  const [source] = await openWordPress(await fetchDocument(address), { timezone: 'UTC' });
  if (source === undefined) throw new Error('no source');
  return source;
}

const entries = ({ found }: Source): Entry[] => found.flatMap(({ entry }) => entry ?? []);

describe('a WordPress at its address', () => {
  test('gives posts and pages with all that stands beside their text', async () => {
    const source = await open(await blog({ posts: [post(7)], pages: [post(8, { type: 'page' })] }));
    expect(source.title).toBe('A Blog & More');
    expect(entries(source)).toMatchObject([
      {
        id: 'https://blog.example.org/?p=7',
        original: 'https://blog.example.org/7/',
        slug: 'post-7',
        title: 'Post 7',
        published: '2024-03-05T18:00:00+01:00',
        modified: '2024-03-06T18:00:00+01:00',
        authors: [{ name: 'Inês Prado', url: 'https://ines.example.net' }],
        tags: ['Tides & Weather', 'Boats'],
        picture: {
          address: 'https://blog.example.org/wp-content/uploads/bell.jpg',
          alt: 'A brass bell',
          caption: 'The bell “itself”',
        },
      },
      { id: 'https://blog.example.org/?p=8' },
    ]);
    expect(entries(source)[0]?.html).toContain('<a href="https://vimeo.com/76979871">Video on Vimeo: ');
  });

  test('is read to its last page', async () => {
    const source = await open(await blog({ posts: many(950), perPage: 100 }));
    expect(new Set(entries(source).map(({ id }) => id)).size).toBe(950);
  });

  test('is read to its last page when nothing says how many there are', async () => {
    expect(entries(await open(await blog({ posts: many(250), counted: false })))).toHaveLength(250);
  });

  test('is found where it has no readable addresses', async () => {
    expect(entries(await open(await blog({ posts: many(3), readable: false })))).toHaveLength(3);
  });

  test('may be named by the root of its interface', async () => {
    expect(entries(await open(`${await blog({ posts: many(3) })}wp-json/`))).toHaveLength(3);
  });

  test('is known by its front page, not by any of its pages', async () => {
    const document = await fetchDocument(await blog({ posts: [] }));
    expect(isWordPress(document, startOf(document))).toBe(true);
    expect(isWordPress({ ...document, address: `${document.address}2024/an-article/` }, startOf(document))).toBe(false);
  });

  test('gives the topics that it does not embed', async () => {
    const tags = Array.from({ length: 14 }, (_, index) => ({
      id: index + 4,
      name: `Tag ${index + 4}`,
      slug: `t${index}`,
      taxonomy: 'post_tag',
    }));
    const source = await open(await blog({ posts: [post(7, { tags: tags.map(({ id }) => id) })], tags }));
    expect(entries(source)[0]?.tags).toEqual(['Tides & Weather', 'Boats', ...tags.slice(1).map(({ name }) => name)]);
  });

  test('says what it does not show to visitors', async () => {
    const hidden = { code: 'rest_forbidden', message: 'Sorry', data: { status: 401 } };
    const source = await open(
      await blog({
        posts: [post(7, { _embedded: { author: [hidden] } }), post(8, { content: { rendered: '', protected: true } })],
      }),
    );
    expect(source.found).toMatchObject([
      {
        notes: [
          { text: 'lead picture: the site does not show it to visitors' },
          { text: 'topics of which only the numbers were sent: 2' },
          { text: 'author: the site does not name it to visitors' },
        ],
      },
      { left: { why: 'post behind a password' } },
    ]);
  });

  test.each([
    ['written', '<p>A word before.</p>', 'A word before.'],
    ['made by the site', '<p>The first words of a post that is long [&hellip;]</p>', undefined],
    ['the text itself', '<p>The first words of a post that is long enough, and then some.</p>', undefined],
  ])('has the summary that was %s', async (_name, rendered, summary) => {
    const [entry] = entries(await open(await blog({ posts: [post(7, { excerpt: { rendered } })] })));
    expect(entry?.summary).toBe(summary);
  });

  test('is asked once more when its server has a fault', async () => {
    let faults = 1;
    const first = (asked: URL, response: { writeHead: (status: number) => { end: () => void } }) => {
      if (asked.searchParams.get('page') !== '2' || faults-- <= 0) return false;
      response.writeHead(503).end();
      return true;
    };
    expect(entries(await open(await blog({ posts: many(250), first })))).toHaveLength(250);
  });

  test.each([
    ['has a fault that stays', /was refused with 500.*the server has a fault/],
    ['cuts the connection', /could not be read: the connection was cut/],
  ])('of which one page %s leaves the published site as it was', async (fault, sentence) => {
    const folder = workplace();
    let broken = false;
    const address = await blog({
      posts: many(25),
      perPage: 10,
      first: (asked, response) => {
        if (!broken || asked.searchParams.get('page') !== '3') return false;
        if (fault.startsWith('cuts')) response.destroy();
        else response.writeHead(500).end();
        return true;
      },
    });
    await carrel(folder, 'publish', address, '--out', 'site');
    const before = filesIn(join(folder, 'site'));
    broken = true;
    const { code, out } = await carrel(folder, 'publish', address, '--out', 'site');
    expect(code).toBe(1);
    expect(out).toMatch(sentence);
    expect(filesIn(join(folder, 'site'))).toEqual(before);
  });

  test('that does not answer as one says so, and what to do', async () => {
    const folder = workplace();
    const address = await web({ '/': '<!doctype html><p>A page', '/wp-json/': '<p>None' });
    const { code, out } = await carrel(folder, 'publish', `${address}/`, '--from', 'wordpress', '--out', 'site');
    expect(code).toBe(1);
    expect(out).toMatch(/no WordPress answers there\..*export the site in WordPress/);
  });
});

describe('a saved answer of WordPress', () => {
  test('is published like the site', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'posts.json'), JSON.stringify(many(3)));
    const { out } = await carrel(folder, 'publish', 'posts.json', '--out', 'site');
    expect(out).toContain('3 of 3 articles published');
    expect(readJson(folder, 'site/edition.json')).toMatchObject({ articles: 3 });
  });
});

describe.skipIf(!data)('answers of other people’s sites', () => {
  const folder = join(data ?? '', 'wordpress/wp-json');
  const names = data === undefined ? [] : readdirSync(folder);
  const posts = names.filter((name) => /^(?:posts?|page)(?!-type|.*comments)[\w-]*\.json$/.test(name));

  test.each(posts)('are read: %s', async (name) => {
    const document = readDocument(join(folder, name), name);
    const [source] = await openWordPress(document, { timezone: 'UTC' });
    const value = JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
    expect(source?.found).toHaveLength(Array.isArray(value) ? value.length : 1);
    expect(source?.found.filter(({ entry }) => entry?.title === undefined || entry.published === undefined)).toEqual(
      [],
    );
  });
});
