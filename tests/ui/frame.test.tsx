import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { LinkProps } from '../../src/ui/anchor.tsx';
import { Frame, type FrameProps } from '../../src/ui/frame.tsx';
import { LinkProvider } from '../../src/ui/link.tsx';

const places = {
  saved: '/saved/',
  search: '/search/',
  subscribe: '/subscribe/',
  offline: '/offline/',
  drafts: '/drafts/',
  settings: '/settings/',
};
const frame = (props: Partial<FrameProps> = {}) => (
  <Frame title="The Herald" home="/" places={places} {...props}>
    <p>Matter</p>
  </Frame>
);

/** A router's link. */
const Routed = ({ to, children }: LinkProps) => <a href={`#${to}`}>{children}</a>;

test('the site’s title leads home, and is the heading of the front page only', () => {
  const { rerender } = render(frame());
  expect(screen.getByRole('link', { name: 'The Herald' })).toHaveAttribute('href', '/');
  expect(screen.queryByRole('heading', { level: 1 })).toBeNull();
  rerender(frame({ front: true }));
  expect(screen.getByRole('heading', { level: 1, name: 'The Herald' })).toBeVisible();
});

test('the place of today’s date is there before the date is', () => {
  const { container, rerender } = render(frame());
  const paragraphs = container.querySelectorAll('header p').length;
  rerender(frame({ today: 'Friday, October 7, 2022' }));
  expect(screen.getByText('Friday, October 7, 2022')).toBeVisible();
  expect(container.querySelectorAll('header p')).toHaveLength(paragraphs);
});

test('all places are links, and the one that is open is marked', () => {
  render(frame({ current: 'search' }));
  const sections = screen.getByRole('navigation', { name: 'Sections' });
  expect(
    within(sections)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['Saved', 'Search', 'Subscribe', 'Offline', 'Drafts', 'Settings']);
  expect(within(sections).getByRole('link', { current: 'page' })).toHaveTextContent('Search');
});

test('the footer says lastingly that the reader is ready offline', () => {
  render(frame({ status: 'Ready to read offline', footer: [{ href: '/rss.xml', label: 'RSS' }] }));
  expect(within(screen.getByRole('contentinfo')).getByRole('status')).toHaveTextContent('Ready to read offline');
  expect(screen.getByRole('link', { name: 'RSS' })).toHaveAttribute('href', '/rss.xml');
});

test('the keyboard can skip to the text, and a new page is announced', () => {
  const { container } = render(frame({ announcement: 'On Ink' }));
  expect(screen.getByRole('link', { name: 'Skip to the text' })).toHaveAttribute('href', '#main');
  expect(screen.getByRole('main')).toHaveAttribute('id', 'main');
  expect(container.querySelector('[aria-live]')).toHaveTextContent('On Ink');
});

test('links are those of the router that the page brings', () => {
  render(<LinkProvider link={Routed}>{frame()}</LinkProvider>);
  expect(screen.getByRole('link', { name: 'Saved' })).toHaveAttribute('href', '#/saved/');
});
