import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Empty, Failed, NotFound } from '../../src/ui/faces.tsx';
import { PageHead } from '../../src/ui/page-head.tsx';
import { Waiting } from '../../src/ui/waiting.tsx';

test.each([
  ['page', 'Page not found'],
  ['article', 'Article not found'],
] as const)('a %s that is not there says so and shows the way home', (what, heading) => {
  render(<NotFound what={what} home="/" />);
  expect(screen.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  expect(screen.getByRole('link', { name: 'To the front page' })).toHaveAttribute('href', '/');
});

test('a failure is announced, and can be tried again', async () => {
  const onClick = vi.fn();
  render(
    <Failed level={1} title="No answer" sentence="The connection is slow." way={{ label: 'Try again', onClick }} />,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('The connection is slow.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onClick).toHaveBeenCalledOnce();
});

test('an empty list is a sentence', () => {
  render(<Empty sentence="Nothing saved yet." />);
  expect(screen.getByText('Nothing saved yet.')).toBeVisible();
});

test('waiting is said, as a heading where the page has nothing else', () => {
  const { rerender } = render(<Waiting shape="feed" />);
  expect(screen.getByRole('status')).toHaveTextContent('One moment…');
  rerender(<Waiting shape="article" page />);
  expect(screen.getByRole('heading', { level: 1, name: 'One moment…' })).toBeInTheDocument();
});

test('a page’s heading can take the focus after a change of route', () => {
  render(<PageHead title="Settings" />);
  screen.getByRole('heading', { level: 1, name: 'Settings' }).focus();
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
});
