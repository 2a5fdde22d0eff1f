import { expect, test } from 'vitest';
import { relatedTo } from '../../src/article/related.ts';
import type { Article } from '../../src/article/types.ts';

const article = (id: string, tags: string[] = [], author?: string, more?: Article['extra']['more']): Article => ({
  id,
  title: id,
  tags,
  authors: author === undefined ? [] : [{ name: author }],
  attachments: [],
  extra: more === undefined ? {} : { more },
});

const offered = (one: Article, headers: readonly Article[], most?: number) =>
  relatedTo(one, headers, most).map(({ article: other, because }) => [other.id, because.kind]);

const list = [
  article('e', ['Ships']),
  article('d', ['Ships', 'Knots'], 'Ann'),
  article('c', ['Ships', 'Knots']),
  article('b', [], 'Ann'),
  article('a'),
];

test('what shares a rare topic comes before what shares a common one, then the same author, then neighbours', () => {
  expect(offered(article('x', ['Ships', 'Knots'], 'Ann'), list)).toEqual([
    ['d', 'topic'],
    ['c', 'topic'],
    ['b', 'author'],
    ['e', 'topic'],
    ['a', 'older'],
  ]);
});

test('the publisher’s choice comes first, with or without its header', () => {
  const more = [
    { id: 'a', reason: 'Both are about rope' },
    { id: 'gone', reason: 'Both are old', slug: 'gone', title: 'Gone' },
    { id: 'unknown', reason: 'Nothing to show' },
  ];
  expect(offered(article('x', [], undefined, more), list, 3)).toEqual([
    ['a', 'said'],
    ['gone', 'said'],
    ['e', 'older'],
  ]);
});

test('an article is never offered after itself', () => {
  expect(offered(list[2] ?? article('c'), list).map(([id]) => id)).not.toContain('c');
});

test('neighbours in time fill the rest, the nearest first', () => {
  const plain = ['e', 'd', 'c', 'b', 'a'].map((id) => article(id));
  expect(offered(plain[2] ?? article('c'), plain, 3)).toEqual([
    ['d', 'newer'],
    ['b', 'older'],
    ['e', 'newer'],
  ]);
});
