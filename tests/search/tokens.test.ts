import { describe, expect, test } from 'vitest';
import { fold } from '../../src/search/fold.ts';
import { errorsBetween } from '../../src/search/near.ts';
import { plainText } from '../../src/search/plain-text.ts';
import { pairs, queryTerms, tokensOf } from '../../src/search/tokens.ts';

test.each([
  ['ÉTÉ', 'ete'],
  ['שָׁלוֹם', 'שלום'],
  ['हिन्दी', 'हिन्दी'],
  ['が', 'が'],
  ['한국어', '한국어'],
  ['ﬁn', 'fin'],
  ['१२', '12'],
  ['๑๒', '12'],
])('%s is looked for as %s', (term, folded) => expect(fold(term)).toBe(folded));

describe('words', () => {
  const wordsOf = (text: string) => tokensOf(text).map(({ start, end }) => text.slice(start, end));
  test.each([
    ['A small, quiet desk.', ['A', 'small', 'quiet', 'desk']],
    ['東京で iPhoneを', ['東京', '京で', 'で', 'iPhone', 'を']],
    ['ภาษาไทย', ['ภาษา', 'ไทย']],
    ['C++ & 3.5 %', ['C', '3', '5']],
    ['don’t re-read', ['don’t', 're-read']],
    ['', []],
  ])('of %s', (text, words) => expect(wordsOf(text)).toEqual(words));

  test('are pairs of letters in Chinese and Japanese, and where nobody knows a language’s words', () => {
    expect(pairs('図書館').map(({ piece }) => piece)).toEqual(['図書', '書館', '館']);
    expect(pairs('本').map(({ piece }) => piece)).toEqual(['本']);
    expect(pairs('กำลัง').map(({ piece }) => piece)).toEqual(['กำ', 'ำลั', 'ลัง', 'ง']);
  });

  test('that are asked for are asked once', () => expect(queryTerms('Ink ink INK')).toEqual(['ink']));
});

test.each([
  ['libary', 'library', 1],
  ['tarin', 'train', 1],
  ['govermn', 'government', 1],
  ['ink', 'ink', 0],
  ['desk', 'train', 2],
  ['a', '', 1],
])('%s is so far from %s', (word, term, errors) => expect(errorsBetween(word, term, 1)).toBe(errors));

test('only the text of HTML is searched', () =>
  expect(plainText('<p title="no">A &amp; B&#33;</p><script>no</script>').trim()).toBe('A & B!'));
