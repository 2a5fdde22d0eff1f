import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBundle } from '../../src/article/check.ts';
import { quickRead } from '../../src/article/quick-read.ts';
import { root } from '../house/files.mjs';

const ADDRESS = 'https://news.example/bundles/a.0123456789abcdef.json';
const folder = join(root, 'public/bundles');
const samples = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object);

const item = {
  id: 'tag:news.example,2026:1',
  url: '../articles/on-margins/',
  external_url: 'https://elsewhere.example/margins',
  title: 'On margins',
  summary: 'A standfirst',
  content_html: '<p>Text</p>',
  content_text: 'Text',
  image: '../media/a.webp',
  banner_image: 'data:image/png;base64,AAAA',
  date_published: '2026-03-01T10:00:00+01:00',
  date_modified: '2026-03-02T10:00:00Z',
  authors: [{ name: 'Desk', url: 'https://news.example/desk', avatar: '../media/desk.png' }],
  tags: ['paper', 'ink'],
  language: 'de_AT',
  attachments: [
    { url: '../media/a.mp3', mime_type: 'audio/mpeg', title: 'Heard', size_in_bytes: 3, duration_in_seconds: 0 },
  ],
  _carrel: {
    slug: 'on-margins',
    bundle: 'a.json',
    sha256: 'a'.repeat(64),
    words: 200,
    minutes: [1, 2],
    dir: 'ltr',
    picture: { width: 3, height: 2, alt: '', caption: 'A margin' },
  },
};
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  home_page_url: 'https://news.example/',
  feed_url: '../feed.json',
  language: 'en',
  authors: [{ name: 'The paper' }],
  _carrel: { format: 1 },
  items: [item],
};

/** What the whole checker finds: the first article, and whence; without the small picture, which only lists show. */
function whole(input: unknown) {
  const { feed: found } = checkBundle(input, ADDRESS);
  const [checked] = found?.items ?? [];
  const { small: _small, ...picture } = checked?.extra.picture ?? {};
  const article = checked?.extra.picture ? { ...checked, extra: { ...checked.extra, picture } } : checked;
  return article && { article, source: found?.feedUrl ?? found?.homePageUrl };
}

describe('the quick way of reading a bundle', () => {
  it('reads all that publishing writes, as the whole checker does', () => {
    expect(samples.length).toBeGreaterThan(10);
    for (const sample of samples) expect(quickRead(sample, ADDRESS)).toEqual(whole(sample));
  });

  it('reads every field that an article may have', () => {
    expect(quickRead(feed, ADDRESS)).toEqual(whole(feed));
    expect(quickRead(feed, ADDRESS)?.article.extra.picture?.caption).toBe('A margin');
  });

  it.each([
    ['no object', 3],
    ['no items', { ...feed, items: undefined }],
    ['items that are no list', { ...feed, items: { 0: item } }],
    ['no version', { ...feed, version: undefined }],
    ['a newer format', { ...feed, _carrel: { format: 2 } }],
    ['an item without an id', { ...feed, items: [{ ...item, id: ' ' }] }],
    ['a script for an address', { ...feed, items: [{ ...item, url: 'javascript:alert(1)' }] }],
    ['a drawing that holds scripts', { ...feed, items: [{ ...item, image: 'data:image/svg+xml,<svg/>' }] }],
    ['a number for a title', { ...feed, items: [{ ...item, title: 3 }] }],
    ['broken characters', { ...feed, items: [{ ...item, title: '\ud800' }] }],
    ['no date', { ...feed, items: [{ ...item, date_published: 'yesterday' }] }],
    ['an older author', { ...feed, items: [{ ...item, authors: [], author: { name: 'A' } }] }],
  ])('leaves a bundle with %s to the whole checker', (_name, input) => {
    expect(quickRead(input, ADDRESS)).toBeUndefined();
  });

  it('says the same as the whole checker of whatever is changed in a bundle, or nothing', () => {
    const odd = fc.oneof(
      fc.constantFrom(
        null,
        '',
        ' ',
        0,
        -1,
        1.5,
        true,
        [],
        {},
        [null],
        [''],
        ['x'],
        '\ud800',
        'en',
        'x-y',
        '2026-01-01T00:00:00Z',
      ),
      fc.constantFrom(
        'https://a.example/b',
        '//b.example',
        '#c',
        'javascript:x',
        'mailto:a@b.example',
        'data:image/png;base64,AA',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const paths = [...pathsOf(feed)];
    const change = fc.tuple(fc.constantFrom(...paths), fc.option(odd, { nil: undefined }));
    let quick = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const input = structuredClone(feed) as object;
        for (const [path, value] of changes) put(input, path, value);
        const found = quickRead(input, ADDRESS);
        if (found === undefined) return;
        quick++;
        const expected = whole(input);
        expect(found).toEqual(expected);
      }),
      { numRuns: 4000 },
    );
    expect(quick).toBeGreaterThan(200);
  });
});

type Path = readonly string[];

function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, name]);
}

/** Puts a value where a path leads, if there still is such a place; undefined takes away what is there. */
function put(into: object, path: Path, value: unknown): void {
  const [name = '', ...rest] = path;
  const inner = Reflect.get(into, name) as unknown;
  if (rest.length > 0) {
    if (typeof inner === 'object' && inner !== null) put(inner, rest, value);
  } else if (value === undefined && Array.isArray(into)) into.splice(Number(name), 1);
  else if (value === undefined) Reflect.deleteProperty(into, name);
  else Reflect.set(into, name, value);
}
