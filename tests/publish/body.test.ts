import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareBody } from '../../src/publish/body/body.ts';
import { LinkTable } from '../../src/publish/body/links.ts';
import { shorten } from '../../src/publish/body/words.ts';
import { languageOf } from '../../src/publish/language.ts';
import { MediaShelf } from '../../src/publish/media.ts';
import { PictureMaker } from '../../src/publish/pictures/picture-maker.ts';
import { FetchFailed } from '../../src/publish/sources/fetch.ts';
import { workplace } from './carrel.ts';

const written = new Map<string, Uint8Array>();

async function prepare(html: string, root = '/nowhere', others: readonly string[] = []) {
  const homeOf = (name: string) => ({ kind: 'file', file: join(root, name), root }) as const;
  const links = new LinkTable(others.map((name) => ({ slug: `slug-of-${name}`, home: homeOf(name) })));
  const files = { write: (name: string, bytes: Uint8Array) => written.set(name, bytes), has: () => false };
  const media = new MediaShelf(files, new PictureMaker(files, undefined), async (address) => {
    throw new FetchFailed(`${address} was not asked for in a test`, { status: 404 });
  });
  return await prepareBody(html, { home: homeOf('folder/this.md'), links, media });
}

describe('the body of an article', () => {
  test.each([
    ['h1 and h3', '<h1>a</h1><h3>b</h3>', '<h2>a</h2><h3>b</h3>'],
    ['a text that begins deep', '<h4>a</h4><h5>b</h5><h4>c</h4>', '<h2>a</h2><h3>b</h3><h2>c</h2>'],
    ['a jump and a step back', '<h2>a</h2><h5>b</h5><h3>c</h3><h2>d</h2>', '<h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2>'],
  ])('brings headings into order: %s', async (_name, html, expected) => {
    expect((await prepare(html)).html).toBe(expected);
  });

  test.each([
    ['a script', '<p>a</p><script>b</script>', '<p>a</p>', ['changed']],
    ['a drawing', '<svg><text>b</text></svg>', '', ['lost']],
    [
      'an embedded page',
      '<iframe src="//player.vimeo.com/video/12"></iframe>',
      '<p><a href="https://vimeo.com/12">Video on Vimeo: https://vimeo.com/12</a></p>',
      ['changed'],
    ],
    ['a link to nothing here', '<a href="gone.md">a <b>b</b></a>', 'a <b>b</b>', ['lost']],
    ['a link that runs', '<a href="javascript:x()">a</a>', 'a', ['lost']],
    ['a picture that is not there', '<p><img src="a.png" alt="words"></p>', '<p>words</p>', ['lost']],
    [
      'a picture elsewhere',
      '<img src="https://a.example/b.png">',
      '<img src="https://a.example/b.png" decoding="async">',
      ['lost'],
    ],
    ['a link within', '<a href="#x">a</a>', '<a href="#x">a</a>', []],
    ['a link to a screen', '<a href="/search/?q=a">a</a>', '<a href="../search/?q=a">a</a>', []],
    ['a link to a feed', '<a href="../rss.xml">a</a>', '<a href="../rss.xml">a</a>', []],
    ['a link into embed/', '<a href="/embed/examples/">a</a>', '<a href="../embed/examples/">a</a>', []],
    ['a link out of embed/', '<a href="/embed/../x/">a</a>', 'a', ['lost']],
    ['a link outside', '<a href="https://a.example/?b&amp;c">a</a>', '<a href="https://a.example/?b&amp;c">a</a>', []],
  ])('says what became of %s', async (_name, html, expected, effects) => {
    const body = await prepare(html);
    expect(body.html).toBe(expected);
    expect(body.notes.map(({ effect }) => effect)).toEqual(effects);
  });

  test.each([
    ['other.md', 'folder/other.md'],
    ['./other.md#part', 'folder/other.md'],
    ['other/', 'folder/other.md'],
    ['other.html', 'folder/other.md'],
    ['../top.md', 'top.md'],
    ['/top', 'top.md'],
    ['../bundle/', 'bundle/index.md'],
    ['carrel-ref:top.md', 'top.md'],
    ['carrel-ref:%2Ffolder%2Fother', 'folder/other.md'],
    ['carrel-ref:name.md', 'deep/2014-01-28-name.md'],
  ])('finds the article behind %s', async (address, file) => {
    const { html, notes } = await prepare(`<a href="${address}">a</a>`, '/nowhere', [file]);
    expect(notes).toEqual([]);
    expect(html).toContain(`href="../articles/slug-of-${encodeURIComponent(file)}/`);
  });

  test('leads to the part of another article by the id that it has there', async () => {
    expect((await prepare('<a href="other.md#part">a</a>', '/nowhere', ['folder/other.md'])).html).toMatch(
      /\/#a-part"/,
    );
  });

  test('refuses a picture that would run programs, and takes no file from outside its source', async () => {
    const root = workplace();
    mkdirSync(join(root, 'source/folder'), { recursive: true });
    writeFileSync(
      join(root, 'source/folder/a.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>x</script></svg>',
    );
    writeFileSync(join(root, 'secret.txt'), 'secret');
    const { html, notes } = await prepare(
      '<img src="a.svg" alt="A"><a href="../../secret.txt">b</a>',
      join(root, 'source'),
    );
    expect(html).toBe('Ab');
    expect(notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/nothing here/),
      expect.stringMatching(/holds scripts/),
    ]);
  });

  test('makes a summary of the first paragraph that says something', async () => {
    expect((await prepare('<p><img src="data:image/png;base64,AA=="></p><p>Words.</p>')).summary).toBe('Words.');
    expect((await prepare('')).summary).toBeUndefined();
  });

  test('reads the words of a ruby text once', async () => {
    expect((await prepare('<ruby>漢字<rt>かんじ</rt></ruby>')).text).toBe('漢字');
  });
});

describe('a text that is cut', () => {
  test.each([
    ['short', 10, 'short'],
    ['one two three', 9, 'one two…'],
    ['「一二三四五六七八九十」', 5, '「一二三四…'],
    ['👩‍👩‍👧👩‍👩‍👧', 9, '👩‍👩‍👧…'],
  ])('ends %s after %i', (text, length, expected) => {
    expect(shorten(text, length)).toBe(expected);
  });
});

describe('the language of an article', () => {
  test.each([
    ['says so itself', 'fr', 'en', 'Words', { language: 'fr', dir: 'ltr' }],
    ['has that of the edition', undefined, 'en', 'Words', { language: 'en', dir: 'ltr' }],
    ['is told by nothing', undefined, undefined, 'Words', { dir: 'ltr' }],
    ['is Arabic', undefined, 'en', 'كلمات في مقالة', { language: 'ar', dir: 'rtl' }],
    ['is Persian', undefined, undefined, 'این یک گزارش پژوهشی است', { language: 'fa', dir: 'rtl' }],
    ['is Urdu', undefined, undefined, 'یہ ایک چھوٹا مضمون ہے جس میں ٹھیک بڑے', { language: 'ur', dir: 'rtl' }],
    ['is Hebrew with English names', undefined, 'en', 'מאמר על React ועל Vite', { language: 'he', dir: 'rtl' }],
    ['is Japanese', undefined, undefined, '日本語の文章です', { language: 'ja', dir: 'ltr' }],
    ['is Chinese', undefined, undefined, '这个文章说的是时间', { language: 'zh-Hans', dir: 'ltr' }],
    ['is Persian in a Persian edition', undefined, 'fa', 'گزارش', { language: 'fa', dir: 'rtl' }],
    [
      'is English with one Arabic word',
      undefined,
      'en',
      'A long article that quotes كلمة once',
      { language: 'en', dir: 'ltr' },
    ],
  ])('%s', (_name, said, edition, text, expected) => {
    expect(languageOf(said, edition, text)).toEqual(expected);
  });
});
