import { describe, expect, test } from 'vitest';
import { readFileName } from '../../src/publish/sources/markdown/file-name.ts';
import { divide } from '../../src/publish/sources/markdown/front-matter.ts';
import { readHeader } from '../../src/publish/sources/markdown/header.ts';

function headerOf(text: string, path = 'a.md') {
  const divided = divide(text);
  if (divided.reason !== undefined) throw new Error(divided.reason);
  return readHeader(divided.fields, readFileName(path), 'UTC').header;
}

describe('where front matter begins and ends', () => {
  test.each([
    ['YAML', '---\ntitle: A\n---\nBody', 'Body'],
    ['YAML ended by dots', '---\ntitle: A\n...\n\nBody', '\nBody'],
    ['YAML with spaces behind its rules', '---  \ntitle: A\n--- \nBody', 'Body'],
    ['YAML after blank lines', '\n \n---\ntitle: A\n---\nBody', 'Body'],
    ['TOML', '+++\ntitle = "A"\n+++\nBody', 'Body'],
    ['JSON', '{\n "title": "A",\n "x": { "y": "}" }\n}\nBody', 'Body'],
    ['YAML whose title holds a rule', '---\ntitle: A --- B\n---\nBody', 'Body'],
  ])('finds %s', (_name, text, body) => {
    const divided = divide(text);
    expect(divided).toMatchObject({ body });
    expect(headerOf(text).title).toMatch(/^A/);
  });

  test.each([
    ['no front matter', 'Body'],
    ['a rule at the beginning', '---\n\nBody\n\n---\n\nMore'],
    ['a rule that is alone', '---'],
    ['a shortcode at the beginning', '{{< youtube x >}}\n\nBody'],
    ['nothing at all', ''],
  ])('leaves %s as text', (_name, text) => {
    expect(divide(text)).toMatchObject({ body: text });
  });

  test('takes empty front matter for none', () => {
    expect(divide('---\n---\nBody')).toMatchObject({ body: 'Body' });
  });

  test.each([
    ['YAML', '---\ntitle: A: b\n---\n', /line 2: Nested mappings/],
    ['an open quotation mark', '\n---\nok: 1\ntitle: "A\n---\n', /line \d/],
    ['TOML', '+++\ntitle = A\n+++\n', /line 2/],
    ['JSON', '{\n "title": A\n}\n', /JSON/],
    ['a missing end', '---\ntitle: A\n\nBody', /never closed/],
    [
      'too many aliases',
      `---\na: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [${'*a,'.repeat(9)}*a]\nc: [${'*b,'.repeat(40)}*b]\n---\n`,
      /front matter/,
    ],
  ])('says what is wrong with %s', (_name, text, reason) => {
    expect(divide(text).reason).toMatch(reason);
  });

  test('goes on with the last of a field that stands twice, and says so', () => {
    const divided = divide('---\ntitle: A\ntitle: B\n---\n');
    expect(divided).toMatchObject({ notes: [{ effect: 'changed' }] });
    expect(headerOf('---\ntitle: A\ntitle: B\n---\n').title).toBe('B');
  });
});

describe('the fields of Hugo, Jekyll and Astro', () => {
  test.each([
    [
      'Hugo',
      'title: T\ndate: 2024-01-02\nlastmod: 2024-01-03\nslug: s',
      { published: '2024-01-02T00:00:00Z', modified: '2024-01-03T00:00:00Z', slug: 's' },
    ],
    [
      'Astro',
      "title: T\npubDate: 'Jul 08 2022'\nupdatedDate: 2022-07-09\nheroImage: ./h.png",
      { published: '2022-07-08T00:00:00Z', modified: '2022-07-09T00:00:00Z', picture: { address: './h.png' } },
    ],
    [
      'Jekyll',
      'title: T\nlast_modified_at: 2024-01-03\npermalink: /2024/name.html\npublished: false',
      { modified: '2024-01-03T00:00:00Z', slug: 'name', draft: true },
    ],
    ['a pattern for addresses', 'permalink: /:year/:title/', { draft: false }],
    ['one author', 'author: Ada', { authors: [{ name: 'Ada' }] }],
    [
      'authors as objects',
      'authors: [{ name: Ada, url: "https://a.example/" }, Ben]',
      { authors: [{ name: 'Ada', url: 'https://a.example/' }, { name: 'Ben' }] },
    ],
    ['tags, topics and categories', 'tags: [a, b]\ntopics: [b, c]\ncategory: 2013', { tags: ['a', 'b', 'c', '2013'] }],
    ['tags in a line with commas', 'tags: one, two words', { tags: ['one', 'two words'] }],
    ['a number for a title', 'title: 1984', { title: '1984' }],
    [
      'a picture with words',
      'cover: { src: a.png, alt: A, caption: C }',
      { picture: { address: 'a.png', alt: 'A', caption: 'C' } },
    ],
    [
      'a picture with words beside it',
      'image: a.png\nimage_alt: A\nimage_caption: C',
      { picture: { address: 'a.png', alt: 'A', caption: 'C' } },
    ],
    ['Markdown in a summary', 'summary: "A *b* & [c](d)"', { summary: 'A b & c' }],
    ['language and direction', 'lang: pt_BR\ndir: ltr', { language: 'pt-BR', dir: 'ltr' }],
    ['its address elsewhere', 'canonical: https://example.org/a', { original: 'https://example.org/a' }],
    ['a date of expiry, which means nothing here', 'expirydate: 2000-01-01', { draft: false }],
  ])('reads %s', (_name, yaml, expected) => {
    expect(headerOf(`---\n${yaml}\n---\n`)).toMatchObject(expected);
  });

  test('takes the date and spaced tags of a file named as Jekyll wants it', () => {
    expect(headerOf('---\ntags: one two\n---\n', 'x/2015-06-29-a-name.md')).toMatchObject({
      published: '2015-06-29T00:00:00Z',
      tags: ['one', 'two'],
    });
  });

  test('leaves out a date that cannot be read, and says so', () => {
    const divided = divide('---\ndate: someday\n---\n');
    if (divided.reason !== undefined) throw new Error(divided.reason);
    const { header, notes } = readHeader(divided.fields, readFileName('a.md'), 'UTC');
    expect(header.published).toBeUndefined();
    expect(notes).toEqual([{ effect: 'lost', text: 'date left out, it cannot be read: "someday"' }]);
  });
});

describe('what a file name says', () => {
  test.each([
    ['a/b.md', { path: 'a/b', words: 'B', draft: false }],
    ['a/index.md', { path: 'a', words: 'A' }],
    ['index.md', { path: 'index', words: 'Index' }],
    [
      '_posts/2014-03-03-two-words.markdown',
      { path: '_posts/2014-03-03-two-words', words: 'Two words', day: '2014-03-03' },
    ],
    ['_drafts/x.md', { draft: true }],
    ['cafe\u0301.md', { path: 'caf\u00e9' }],
  ])('reads %s', (path, expected) => {
    expect(readFileName(path)).toMatchObject(expected);
  });
});
