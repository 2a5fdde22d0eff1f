import { describe, expect, test } from 'vitest';
import { excerptOf, rangesIn, wantedBy } from '../../src/search/excerpt.ts';
import { queryTerms } from '../../src/search/tokens.ts';

const wantedFor = (query: string, near: readonly string[] = []) => wantedBy(queryTerms(query), near);
const marked = (text: string, query: string, near: readonly string[] = []) =>
  rangesIn(text, wantedFor(query, near)).map(([start, end]) => text.slice(start, end));

test.each([
  ['without case and accents', 'L’été et ÉTÉ', 'ete', ['L’été', 'ÉTÉ']],
  ['by their beginning', 'Reading and readers', 'read', ['Reading', 'readers']],
  ['with points', 'שָׁלוֹם', 'שלום', ['שָׁלוֹם']],
  ['in pieces that touch as one', '図書館の本', '図書館', ['図書館']],
  ['by a single letter', '図書館の本', '書', ['書']],
  ['never inside others', 'Thinking of ink', 'ink', ['ink']],
])('words are marked %s', (_, text, query, words) => expect(marked(text, query)).toEqual(words));

test('words that stand for a mistyped one are marked', () =>
  expect(marked('A library', 'libary', ['library'])).toEqual(['library']));

describe('an excerpt', () => {
  const filler = 'Nothing of this is looked for at all here. '.repeat(20);
  const text = `${filler}One tunnel. ${filler}A tunnel and a train\n\n meet. ${filler}`;

  test('is the place where most of the words stand, cut between words', () => {
    const excerpt = excerptOf(text, wantedFor('train tunnel'));
    expect(excerpt?.text).toMatch(/^….*A tunnel and a train meet\. .*…$/);
    expect(excerpt?.text.length).toBeLessThan(260);
    expect(excerpt?.found.map(([start, end]) => excerpt.text.slice(start, end))).toEqual(['tunnel', 'train']);
    expect(excerpt?.text).toMatch(/^…[A-Z\w]+ /);
  });

  test('of a short text is all of it', () => {
    expect(excerptOf('A train.', wantedFor('train'))).toEqual({ text: 'A train.', found: [[2, 7]] });
  });

  test('is none where no word stands', () => expect(excerptOf(text, wantedFor('zeppelin'))).toBeUndefined());

  test('of a language without spaces is cut between words, too', () => {
    const excerpt = excerptOf(`${'静かな部屋で本を読む。'.repeat(60)}活字の歴史。`, wantedFor('活字'));
    expect(excerpt?.text).toMatch(/^….*活字の歴史。$/);
    expect(excerpt?.found.map(([start, end]) => excerpt.text.slice(start, end))).toEqual(['活字']);
  });
});
