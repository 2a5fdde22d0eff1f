import { expect, test } from 'vitest';
import { baseSlug, slugify } from '../../src/article/slug.ts';

test.each([
  ['A Small Desk, in a Library!', 'a-small-desk-in-a-library'],
  ['It’s 10 o’clock', 'its-10-oclock'],
  ['Cafe\u0301 au lait', 'café-au-lait'],
  ['如何阅读？', '如何阅读'],
  ['نیم‌فاصله در متن', 'نیم‌فاصله-در-متن'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['📚', ''],
  ['../../etc/passwd', 'etc-passwd'],
])('%s becomes %s', (title, slug) => expect(slugify(title)).toBe(slug));

test('a title of 300 characters is cut between words to 80 bytes', () => {
  const slug = slugify('wonderful words '.repeat(20));
  expect(slug.length).toBeLessThanOrEqual(80);
  expect(slug).toMatch(/(?:words|wonderful)$/);
});

test('a long title in another script is cut between its characters', () => {
  const slug = slugify('क्षत्रिय'.repeat(20));
  expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(80);
  expect('क्षत्रिय'.repeat(20).startsWith(slug)).toBe(true);
});

test.each([
  ['its own slug', { slug: 'Own', title: 'Title', id: 'https://a.test/x' }, 'own'],
  ['its title', { title: 'Title', id: 'https://a.test/x' }, 'title'],
  ['the end of its id', { title: '😀', id: 'https://a.test/2020/the-end/' }, 'the-end'],
])('a slug comes from %s', (_, source, slug) => expect(baseSlug(source)).toBe(slug));
