import { expect, test } from 'vitest';
import { textToHtml } from '../../src/article/text.ts';
import { countWords, readingMinutes } from '../../src/article/words.ts';

test.each([
  ['Don’t count-hyphens twice', undefined, 3],
  ['', undefined, 0],
  ['東京、大阪', 'ja', 2],
  ['نیم‌فاصله است', 'fa', 2],
])('%s has words', (text, language, words) => expect(countWords(text, language)).toBe(words));

test('minutes stand between a quick and a slow reader', () => expect(readingMinutes(3600)).toEqual([14, 20]));
test('nothing takes less than a minute', () => expect(readingMinutes(3)).toEqual([1, 1]));
test('plain text becomes paragraphs', () =>
  expect(textToHtml('a\r\nb\n\n<c>')).toBe('<p>a<br>b</p>\n<p>&lt;c&gt;</p>'));
