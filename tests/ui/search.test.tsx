import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Marked } from '../../src/ui/marked.tsx';
import { SearchBox } from '../../src/ui/search-box.tsx';
import { type Results, SearchResults } from '../../src/ui/search-results.tsx';
import { entry } from './articles.ts';

const NOTHING: Results = { total: 0, entries: [], near: [], topics: [], years: [], progress: '', isWhole: true };
const hit = { entry: entry(), title: [[3, 6] as const], text: '…of ink and…', found: [[4, 7] as const] };
const ONE: Results = { ...NOTHING, total: 1, entries: [hit] };

test('words are looked for with the return key', async () => {
  const onSubmit = vi.fn();
  render(<SearchBox query="ink" action="/search/" onChange={() => {}} onSubmit={onSubmit} />);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Words to look for' }), '{Enter}');
  expect(onSubmit).toHaveBeenCalledWith('ink');
  expect(screen.getByRole('searchbox').closest('form')).toHaveAttribute('action', '/search/');
});

test('what was found is counted, and the words are marked', () => {
  const { container } = render(<SearchResults query="ink" results={ONE} locale="en" />);
  expect(screen.getByRole('status')).toHaveTextContent('1 article for “ink”');
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Ink', 'ink']);
  expect(screen.getByRole('link', { name: 'On Ink' })).toBeVisible();
});

test.each([
  ['while it is under way', undefined, 'Searching…'],
  ['when nothing was found', NOTHING, 'Nothing found for “ink”.'],
  ['when nothing was found yet', { ...NOTHING, isWhole: false }, 'Nothing found for “ink” so far.'],
  [
    'when other words stand for it',
    { ...ONE, near: ['inks'] },
    'Nothing has “ink” as it is written. These have “inks”.',
  ],
])('%s it says so', (_name, results, said) => {
  render(<SearchResults query="ink" results={results} locale="en" />);
  expect(screen.getByRole('status')).toHaveTextContent(said);
});

test('nothing found for lack of a network can be tried again', async () => {
  const onClick = vi.fn();
  const progress = 'Only 1 of 3 articles could be looked through.';
  render(<SearchResults query="ink" results={{ ...NOTHING, progress }} locale="en" onRetry={onClick} />);
  expect(screen.getByText(progress)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onClick).toHaveBeenCalledOnce();
});

test('what was read since is shown when it is asked for, and the results say when the reader is among them', async () => {
  const [onReach, onRenew] = [vi.fn(), vi.fn()];
  render(<SearchResults query="ink" results={ONE} locale="en" onReach={onReach} onRenew={onRenew} />);
  await userEvent.click(screen.getByRole('button', { name: 'Show what it brings' }));
  expect(onRenew).toHaveBeenCalledOnce();
  expect(onReach).not.toHaveBeenCalled();
  await userEvent.hover(screen.getByRole('link', { name: 'On Ink' }));
  expect(onReach).toHaveBeenCalled();
});

test('topics and years lead to their articles, and the chosen one back', () => {
  const topics = [{ value: 'Type', count: 2, href: '/search/?q=ink&topic=Type', chosen: false }];
  const years = [{ value: '2024', count: 1, href: '/search/?q=ink', chosen: true }];
  render(<SearchResults query="ink" results={{ ...ONE, topics, years }} locale="en" />);
  const narrow = within(screen.getByRole('navigation', { name: 'Narrow it down' }));
  expect(narrow.getByRole('link', { name: 'Type, 2 articles' })).toHaveAttribute('href', '/search/?q=ink&topic=Type');
  expect(narrow.getByRole('link', { name: '2024, 1 article', current: true })).toHaveAttribute(
    'href',
    '/search/?q=ink',
  );
});

test('more results are shown when they are asked for', async () => {
  const onMore = vi.fn();
  render(<SearchResults query="ink" results={{ ...ONE, total: 30 }} locale="en" onMore={onMore} />);
  await userEvent.click(screen.getByRole('button', { name: 'More results' }));
  expect(onMore).toHaveBeenCalledOnce();
});

test.each([
  ['one place', 'C++ (a.b)', [[0, 1]], ['C']],
  [
    'several',
    '活字の歴史',
    [
      [0, 2],
      [3, 5],
    ],
    ['活字', '歴史'],
  ],
  ['nothing', 'Ink', [], []],
] as const)('marks %s', (_name, text, ranges, marked) => {
  const { container } = render(<Marked text={text} ranges={ranges} />);
  expect(container).toHaveTextContent(text);
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(marked);
});
