import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Feed } from '../../src/ui/feed.tsx';
import { entry } from './articles.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    entry({ id: `${i}`, title: `Story ${i}`, image: `https://example.org/${i}.avif` }),
  );

test('every headline is a link to its article, in the order given', () => {
  render(<Feed entries={many(7)} locale="en" front />);
  const links = screen.getAllByRole('heading', { level: 2 }).map((heading) => within(heading).getByRole('link'));
  expect(links.map((link) => link.getAttribute('href'))).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `/articles/${i}/`));
});

test('the lead picture is wanted at once, the others when they come near', () => {
  const { container } = render(<Feed entries={many(6)} locale="en" front />);
  const pictures = [...container.querySelectorAll('img')];
  expect(pictures.map((picture) => picture.getAttribute('loading'))).toEqual([
    'eager',
    'lazy',
    'lazy',
    'lazy',
    'lazy',
    'lazy',
  ]);
});

test('rows take the small picture, the lead the large one, the second rank whichever fits', () => {
  const entries = many(12).map(({ article }) =>
    entry({ ...article, extra: { picture: { small: 'https://example.org/small.avif' } } }),
  );
  const { container } = render(<Feed entries={entries} locale="en" front />);
  const pictures = [...container.querySelectorAll('img')];
  expect(pictures[0]).toHaveAttribute('src', 'https://example.org/0.avif');
  expect(pictures[1]).toHaveAttribute('srcset', 'https://example.org/small.avif 480w, https://example.org/1.avif 960w');
  expect(pictures.at(-1)).toHaveAttribute('src', 'https://example.org/small.avif');
  expect(pictures.at(-1)).not.toHaveAttribute('srcset');
});

test('a link is met once by the keyboard, though the picture leads there too', () => {
  render(<Feed entries={many(1)} locale="en" />);
  expect(screen.getAllByRole('link')).toHaveLength(1);
});

test('ten thousand articles stand in sections of a hundred', () => {
  const { container } = render(<Feed entries={many(250)} locale="en" />);
  expect([...container.querySelectorAll('ul')].map((list) => list.children.length).filter((n) => n > 9)).toEqual([
    100, 100, 50,
  ]);
});

test('what the device knows of an article is said in words', () => {
  render(<Feed entries={[entry({}, { read: true, saved: true, kept: true, draft: true })]} locale="en" />);
  for (const word of ['Saved', 'Draft', 'On this device', 'Read']) expect(screen.getByText(word)).toBeVisible();
});

test('an Arabic story in an English list runs from the right, its byline in the language of the screen', () => {
  const parts = { title: 'كشيدة', language: 'ar', datePublished: '2022-10-07T10:00:00Z' };
  render(<Feed entries={[entry(parts)]} locale="en-US" />);
  expect(screen.getByRole('heading').closest('[dir]')).toHaveAttribute('dir', 'rtl');
  expect(screen.getByText('Oct 7, 2022').closest('[lang]')).toHaveAttribute('lang', 'en');
});

test('a topic leads to more of it', () => {
  render(<Feed entries={[entry({ tags: ['Ink', 'Paper'] })]} locale="en" topicHref={(tag) => `/topics/${tag}/`} />);
  expect(screen.getByRole('link', { name: 'Ink' })).toHaveAttribute('href', '/topics/Ink/');
  expect(screen.queryByText('Paper')).toBeNull();
});

test('an untitled note does not say the same twice', () => {
  render(<Feed entries={[entry({ title: '', summary: 'Rain all day.' })]} locale="en" />);
  expect(screen.getAllByText('Rain all day.')).toHaveLength(1);
});
