import { describe, expect, it } from 'vitest';
import type { Published } from '../../src/publish/article.ts';
import { relateAll } from '../../src/publish/edition/related.ts';

type Told = {
  readonly title: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly language?: string;
};

/** Newest first, as an edition has them; each is known by its title. */
function relatedIn(...told: readonly Told[]) {
  const articles = told.map(
    ({ title, summary = '', tags = [], language = 'en' }, place): Published => ({
      id: title,
      slug: title,
      title,
      summary,
      tags,
      time: -place,
      item: { language },
      sha256: '',
      words: 1,
      minutes: [1, 1],
      dir: 'ltr',
      file: '',
    }),
  );
  const related = relateAll(articles);
  return (title: string) => related.get(title)?.map(({ id, reason }) => `${id}: ${reason}`);
}

describe('what is related', () => {
  it('shares a topic, or a word that is about something', () => {
    const of = relatedIn(
      { title: 'Lighthouses by night', tags: ['Sea'] },
      { title: 'A harbour', tags: ['Sea'] },
      { title: 'Keepers of lighthouses' },
      { title: 'Bread', tags: ['Food'] },
    );
    expect(of('Lighthouses by night')).toEqual([
      'A harbour: Also on Sea',
      'Keepers of lighthouses: Also about “lighthouses”',
    ]);
  });

  it.each([
    ['en', 'The ferry came back again, together', 'Bread came back again, together'],
    ['de', 'Die Fähre wurde nicht wieder gesehen', 'Das Brot wurde nicht wieder gebacken'],
    ['fr', 'Le bac est toujours ailleurs', 'Le pain est toujours ailleurs'],
  ])('shares more than the words that every text has: %s', (language, title, other) => {
    expect(relatedIn({ title, language }, { title: other, language })(title)).toEqual([]);
  });

  it('is older, so that a new article changes none that are there', () => {
    const of = relatedIn({ title: 'Lighthouses two' }, { title: 'Lighthouses one' });
    expect(of('Lighthouses one')).toEqual([]);
  });
});
