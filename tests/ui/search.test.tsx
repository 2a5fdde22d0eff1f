import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Marked } from '../../src/ui/marked.tsx';
import { SearchBox } from '../../src/ui/search-box.tsx';
import { SearchResults } from '../../src/ui/search-results.tsx';
import { entry } from './articles.ts';

test('words are looked for with the return key', async () => {
  const onSubmit = vi.fn();
  render(<SearchBox query="ink" action="/search/" onChange={() => {}} onSubmit={onSubmit} />);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Words to look for' }), '{Enter}');
  expect(onSubmit).toHaveBeenCalledWith('ink');
  expect(screen.getByRole('searchbox').closest('form')).toHaveAttribute('action', '/search/');
});

test('what was found is counted, and the words are marked', () => {
  const { container } = render(<SearchResults query="ink" entries={[entry()]} terms={['ink']} locale="en" />);
  expect(screen.getByRole('status')).toHaveTextContent('1 article for “ink”');
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Ink']);
  expect(screen.getByRole('link', { name: 'On Ink' })).toBeVisible();
});

test.each([
  ['before the first search', '', undefined, ''],
  ['while it is under way', 'ink', undefined, 'Searching…'],
  ['when nothing was found', 'ink', [], 'Nothing found for “ink”.'],
])('%s it says so', (_name, query, entries, said) => {
  render(<SearchResults query={query} entries={entries} terms={[]} locale="en" />);
  expect(screen.getByRole('status')).toHaveTextContent(said);
});

test.each([
  ['signs that mean something in patterns', 'C++ (a.b)', ['c++', '(a.b)'], ['C++', '(a.b)']],
  ['other scripts', '活字の歴史', ['活字'], ['活字']],
  ['nothing', 'Ink', [''], []],
])('marks %s', (_name, text, terms, marked) => {
  const { container } = render(<Marked text={text} terms={terms} />);
  expect(container).toHaveTextContent(text);
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(marked);
});
