import { expect, test } from 'vitest';
import { asRow } from '../../src/article/pictures.ts';
import type { Article } from '../../src/article/types.ts';

const HOME = 'https://paper.example/';
const place = { base: HOME, here: HOME };
const withSmall = (small: string): Article => ({
  id: 'a',
  authors: [],
  tags: [],
  attachments: [],
  image: `${HOME}media/a.webp`,
  extra: { picture: { width: 3, height: 2, small } },
});

test('a row keeps the small picture of its own site', () => {
  const { image, extra } = asRow(withSmall(`${HOME}media/b.webp`), place);
  expect([image, extra.picture?.small]).toEqual(['/media/a.webp', '/media/b.webp']);
});

test('a row has no small picture of another site, and keeps the rest', () => {
  const { image, extra } = asRow(withSmall('https://elsewhere.example/b.webp'), place);
  expect({ image, extra }).toEqual({ image: '/media/a.webp', extra: { picture: { width: 3, height: 2 } } });
});
