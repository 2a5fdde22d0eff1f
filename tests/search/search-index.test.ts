import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/search/plain-text.ts';
import { createSearchIndex, fold, tokenize } from '../../src/search/search-index.ts';

const document = (id: string, title: string, text = '') => ({ id, title, summary: '', tags: '', authors: '', text });

function indexOf(...documents: ReturnType<typeof document>[]) {
  const index = createSearchIndex();
  index.add(documents);
  return (query: string) => index.find(query).map(({ id }) => id);
}

describe('finding', () => {
  const find = indexOf(
    document('desk', 'A small desk in a library'),
    document('train', 'Reading on a train', 'Tunnels take the library away.'),
    document('ruby', '小さな文字の居場所', 'ルビと縦組み'),
    document('arabic', 'الكتاب العربي', 'كتـــاب'),
    document('french', 'L’été à la bibliothèque'),
  );

  test.each([
    ['a title before a text', 'library', ['desk', 'train']],
    ['all words', 'small library', ['desk']],
    ['a beginning', 'libr', ['desk', 'train']],
    ['a word with an error', 'libary', ['desk', 'train']],
    ['a word without its accents', 'ete bibliotheque', ['french']],
    ['a language without spaces', '文字', ['ruby']],
    ['a stretched word', 'كتاب', ['arabic']],
    ['nothing', 'zeppelin', []],
    ['no words at all', '…', []],
  ])('%s', (_, query, ids) => expect(find(query)).toEqual(ids));
});

test('an article that came again is found once, by its new words', () => {
  const index = createSearchIndex();
  index.add([document('a', 'old')]);
  index.add([document('a', 'new')]);
  expect(index.find('old')).toEqual([]);
  expect(index.find('new')).toHaveLength(1);
});

test.each([
  ['ÉTÉ', 'ete'],
  ['שָׁלוֹם', 'שלום'],
  ['हिन्दी', 'हिन्दी'],
  ['が', 'が'],
])('%s is looked for as %s', (term, folded) => expect(fold(term)).toBe(folded));

test('words are taken apart by their language', () => expect(tokenize('東京で読む')).toContain('東京'));
test('only the text of HTML is searched', () =>
  expect(plainText('<p title="no">A &amp; B&#33;</p><script>no</script>').trim()).toBe('A & B!'));
