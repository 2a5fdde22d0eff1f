import { assert, property, record, shuffledSubarray, string, uniqueArray, uuid } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideByContent, newestFirst, PAGE_SHARE } from '../../src/publish/edition/order.ts';
import { giveSlugs } from '../../src/publish/selection.ts';

describe('slugs', () => {
  test.each([
    ['the source says it', { slug: 'Own Words', title: 'T' }, 'own-words'],
    ['the title', { title: 'Ein Käse & mehr' }, 'ein-käse-mehr'],
    ['the title in another script', { title: 'الكتاب الأول' }, 'الكتاب-الأول'],
    ['a title in NFD', { title: 'cafe\u0301' }, 'caf\u00e9'],
    ['the id, where the title is one emoji', { title: '🎉' }, 'party'],
  ])('come from %s', (_name, entry, expected) => {
    expect(giveSlugs([{ id: 'carrel:a/party', ...entry }])).toEqual([expected]);
  });

  test('of the same title all get six digits of their id', () => {
    const slugs = giveSlugs([
      { id: 'carrel:a/1', title: 'Same' },
      { id: 'carrel:a/2', title: 'same!' },
      { id: 'carrel:a/3', title: 'Other' },
    ]);
    expect(slugs).toEqual([
      expect.stringMatching(/^same-[0-9a-f]{6}$/),
      expect.stringMatching(/^same-[0-9a-f]{6}$/),
      'other',
    ]);
  });

  test('are short, of one kind and never the same, whatever the titles', () => {
    const entry = record({
      id: uuid().map((id) => `urn:uuid:${id}`),
      title: string({ unit: 'grapheme', maxLength: 300 }),
    });
    assert(
      property(uniqueArray(entry, { selector: ({ id }) => id, maxLength: 40 }), (entries) => {
        const slugs = giveSlugs([...entries, ...entries.map(({ id, title }) => ({ id: `${id}x`, title }))]);
        expect(new Set(slugs).size).toBe(slugs.length);
        for (const slug of slugs) {
          expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(80);
          expect(slug).toMatch(/^[^/\\\s.]+$/u);
          expect(slug.normalize('NFC')).toBe(slug);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `carrel:a/${index}`, time: index * 86_400_000 }));

describe('the order of an edition', () => {
  test('is newest first, undated last by id', () => {
    const ids = newestFirst([{ id: 'b' }, { id: 'old', time: 1 }, { id: 'a' }, { id: 'new', time: 2 }]).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['new', 'old', 'a', 'b']);
  });

  test('depends on the articles alone, not on the order in which they are found', () => {
    const articles = numbered(300);
    assert(
      property(shuffledSubarray(articles, { minLength: 300 }), (shuffled) => {
        expect(divideByContent(newestFirst(shuffled), PAGE_SHARE)).toEqual(
          divideByContent(newestFirst(articles), PAGE_SHARE),
        );
      }),
      { numRuns: 5 },
    );
  });

  test('puts each article on exactly one page, about a hundred on each', () => {
    const articles = newestFirst(numbered(5000));
    const pages = divideByContent(articles, PAGE_SHARE);
    expect(pages.flatMap((page) => page.articles)).toEqual(articles);
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.length).toBeLessThan(75);
    expect(new Set(pages.map(({ key }) => key)).size).toBe(pages.length);
  });

  test('changes on one page when an article comes', () => {
    const before = divideByContent(newestFirst(numbered(2000)), PAGE_SHARE);
    const after = divideByContent(newestFirst(numbered(2001)), PAGE_SHARE);
    const same = new Set(before.map((page) => JSON.stringify(page)));
    expect(after.filter((page) => !same.has(JSON.stringify(page)))).toHaveLength(1);
  });
});
