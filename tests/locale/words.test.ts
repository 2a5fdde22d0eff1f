import { expect, test } from 'vitest';
import { commentWords } from '../../src/locale/comment-words.ts';
import { keepWords } from '../../src/locale/keep-words.ts';
import { networkWords } from '../../src/locale/network-words.ts';
import { searchWords } from '../../src/locale/search-words.ts';
import { words } from '../../src/locale/words.ts';

test.each([
  [searchWords.found(1, 'ink'), '1 article for “ink”'],
  [searchWords.found(2000, 'ink'), '2,000 articles for “ink”'],
  [words.article.minutes(4, 6), '4–6 min read'],
  [words.article.minutes(1, 1), '1 min read'],
  [words.feed.newSince(3, 'Tuesday'), '3 new since Tuesday'],
  [keepWords.bringing(500, 1000, '2 MB', '41 MB'), '500 of 1,000 articles, 2 MB of 41 MB'],
  [keepWords.receipt(312, '41 MB', 'Tuesday 10:14'), '312 articles, 41 MB, complete, Tuesday 10:14'],
  [networkWords.recent('Tuesday'), 'You are reading Tuesday’s edition.'],
  [commentWords.room(1), 'Room for 1 character'],
  [commentWords.room(-1200), 'Too long by about 1,200 characters'],
  [commentWords.thread.heading(50, true), 'Comments (50+)'],
  [commentWords.summary(['Comment', 'Name']), '2 fields need a correction: Comment, Name.'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});
