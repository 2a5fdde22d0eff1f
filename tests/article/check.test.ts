import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBundle } from '../../src/article/check.ts';
import { parseJson } from '../../src/article/json.ts';
import { data } from '../data.ts';

const feeds = join(data ?? '', 'jsonfeeds');
const V1_1 = 'https://jsonfeed.org/version/1.1';
const feed = (items: unknown, more = {}) => ({ version: V1_1, title: 't', items, ...more });
const first = (item: object, more = {}) => checkBundle(feed([item], more), 'https://a.test/feed.json').feed?.items[0];

describe('an item', () => {
  test.each([
    ['a numeric id is text', { id: 12, content_text: 'x' }, { id: 'https://a.test/feed.json#12' }],
    ['an absolute id stays as it is', { id: 'tag:a.test,2020:1', content_text: 'x' }, { id: 'tag:a.test,2020:1' }],
    ['the older author is read', { id: '1', content_text: 'x', author: { name: 'A' } }, { authors: [{ name: 'A' }] }],
    [
      'authors come before author',
      { id: '1', content_text: 'x', authors: [{ name: 'B' }], author: { name: 'A' } },
      { authors: [{ name: 'B' }] },
    ],
    [
      'relative addresses mean the document',
      { id: '1', content_text: 'x', url: '/a', image: 'i.png' },
      { url: 'https://a.test/a', image: 'https://a.test/i.png' },
    ],
    [
      'an address that runs is left out',
      { id: '1', content_text: 'x', url: 'javascript:alert(1)' },
      { url: undefined },
    ],
    [
      'an attachment without an address is left out',
      {
        id: '1',
        content_text: 'x',
        attachments: [{ mime_type: 'a/b' }, { url: '/s.mp3', mime_type: 'audio/mpeg', size_in_bytes: '12' }],
      },
      { attachments: [{ url: 'https://a.test/s.mp3', mimeType: 'audio/mpeg', sizeInBytes: 12 }] },
    ],
    ['a language tag is put in order', { id: '1', content_text: 'x', language: 'zh_hans' }, { language: 'zh-Hans' }],
    ['a title of blanks is none', { id: '1', content_text: 'x', title: '  ' }, { title: undefined }],
    ['a broken date is left out', { id: '1', content_text: 'x', date_published: 'soon' }, { datePublished: undefined }],
  ])('%s', (_, item, expected) => {
    const article = first(item);
    for (const [name, value] of Object.entries(expected)) expect(article?.[name as 'id']).toEqual(value);
  });

  test('takes language and authors of its feed where it has none', () => {
    expect(first({ id: '1', content_text: 'x' }, { language: 'fa', author: { name: 'F' } })).toMatchObject({
      language: 'fa',
      authors: [{ name: 'F' }],
    });
  });
});

describe('a document', () => {
  test.each([
    ['a list', [], ['']],
    ['null', null, ['']],
    ['an object of another kind', { posts: [] }, ['items', 'version']],
    ['a newer format', feed([], { _carrel: { format: 2 } }), ['_carrel.format']],
  ])('%s is refused with all its problems', (_, input, paths) => {
    const checked = checkBundle(input);
    expect(checked.feed).toBeUndefined();
    expect(checked.problems.map((problem) => problem.path)).toEqual(paths);
  });

  test('names every item that it leaves out by its place', () => {
    const { problems } = checkBundle(
      feed(['x', { title: 'no id' }, { id: 'a', content_text: '1' }, { id: 'a', content_text: '2' }]),
    );
    expect(problems.map(({ path, effect }) => [path, effect])).toEqual([
      ['items[0]', 'dropped'],
      ['items[1].id', 'dropped'],
      ['items[3].id', 'dropped'],
    ]);
  });
});

test.each([
  ['cut off', '{"a":'],
  ['a web page', '<!doctype html>'],
  ['nothing', ''],
  ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ['nested without end', '['.repeat(200_000)],
])('JSON that is %s has a reason', (_, input) => expect(parseJson(input).reason).toBeTypeOf('string'));

describe.skipIf(!data)('real feeds', () => {
  const bad = ['gofeed-invalid.json', 'yarr-basic-comments.jsonc'];
  const names = data ? readdirSync(feeds).filter((name) => /\.jsonc?$/.test(name) && !name.includes('coerce')) : [];

  test.each(names.filter((name) => !bad.includes(name)))('%s is read whole', (name) => {
    const { value } = parseJson(readFileSync(join(feeds, name))) as { value: { items: unknown[] } };
    expect(checkBundle(value).feed?.items).toHaveLength(value.items.length);
  });

  test.each(bad)('%s is told to be no JSON', (name) =>
    expect(parseJson(readFileSync(join(feeds, name))).reason).toContain('not JSON'),
  );
});
