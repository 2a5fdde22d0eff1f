import { expect, test } from 'vitest';
import { headlineOf, languageOf } from '../../src/ui/headline.ts';
import { lengthOf } from '../../src/ui/headline-length.ts';
import { article } from './articles.ts';

test.each([
  ['a title', { title: ' On Ink ' }, 'On Ink'],
  ['one emoji', { title: '🎧' }, '🎧'],
  ['a blank title and a summary', { title: ' ', summary: 'It dries.' }, 'It dries.'],
  ['a text', { title: '', contentText: 'Line one\nline two' }, 'Line one line two'],
  ['HTML', { title: '', contentHtml: '<p>Fish &amp; <b>chips</b></p>' }, 'Fish & chips'],
  ['nothing', { title: '' }, 'Untitled'],
  ['a long text', { title: '', contentText: 'word '.repeat(40) }, `${'word '.repeat(16).trim()}…`],
  ['a long text cut within an emoji', { title: '', contentText: `x${'🎧'.repeat(90)}` }, `x${'🎧'.repeat(39)}…`],
  ['a long text without spaces', { title: '', contentText: '字'.repeat(200) }, `${'字'.repeat(80)}…`],
])('from %s', (_name, parts, headline) => {
  expect(headlineOf(article(parts))).toBe(headline);
});

test.each([
  [{ language: 'fa' }, { lang: 'fa', dir: 'rtl' }],
  [{ title: 'שלום' }, { dir: 'rtl' }],
  [{ title: '🎧', summary: 'سلام' }, { dir: 'rtl' }],
  [
    { language: 'en', extra: { dir: 'rtl' } as const },
    { lang: 'en', dir: 'rtl' },
  ],
])('%j has %j', (parts, expected) => {
  expect(languageOf(article(parts))).toEqual(expected);
});

test.each([
  [20, 'short'],
  [100, 'long'],
  [300, 'endless'],
])('a headline of %d characters is %s', (characters, length) => {
  expect(lengthOf('x'.repeat(characters))).toBe(length);
});
