import { expect, test } from 'vitest';
import { commentWords } from '../../src/locale/comment-words.ts';
import { searchWords } from '../../src/locale/search-words.ts';
import { words } from '../../src/locale/words.ts';

test.each([
  [searchWords.found(1, 'ink'), '1 article for “ink”'],
  [searchWords.found(2000, 'ink'), '2,000 articles for “ink”'],
  [words.article.minutes(4, 6), '4–6 min read'],
  [words.article.minutes(1, 1), '1 min read'],
  [words.feed.newSince(3, 'Tuesday'), '3 new since Tuesday'],
  [words.offline.keeping(500, 1000), '500 of 1,000 articles kept'],
  [commentWords.room(1), 'Room for 1 character'],
  [commentWords.room(-1200), 'Too long by about 1,200 characters'],
  [commentWords.thread.heading(50, true), 'Comments (50+)'],
  [commentWords.summary(['Comment', 'Name']), '2 fields need a correction: Comment, Name.'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});
