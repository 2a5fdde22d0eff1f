import { render, screen, within } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Article } from '../../src/embed/article.tsx';

const ADDRESS = 'https://news.example/bundles/a.0123456789abcdef.json';
const bundleOf = (item: object) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  items: [{ id: '1', title: 'On margins', content_html: '<p>Text</p>', ...item }],
});

describe('an article in the page of a React app', () => {
  it('shows the first article of a bundle, or the one that is asked for', async () => {
    const two = {
      ...bundleOf({}),
      items: [...bundleOf({}).items, { id: '2', title: 'On gutters', content_text: 'More' }],
    };
    const { rerender } = render(<Article bundle={two} address={ADDRESS} />);
    expect(screen.getByRole('heading', { level: 2, name: 'On margins' })).toBeVisible();
    rerender(<Article bundle={two} address={ADDRESS} id={`${ADDRESS}#2`} headingLevel={3} />);
    expect(screen.getByRole('heading', { level: 3, name: 'On gutters' })).toBeVisible();
    expect(await screen.findByText('More')).toBeVisible();
  });

  it('takes pictures from where the bundle came from, and makes all others links', async () => {
    const content_html =
      '<p><img src="../media/own.avif" alt="own"><img src="https://foreign.example/x.png" alt="foreign"></p>';
    const bundle = bundleOf({ content_html, image: 'https://foreign.example/lead.png' });
    render(<Article bundle={bundle} address={ADDRESS} />);
    expect(await screen.findByRole('img', { name: 'own' })).toHaveAttribute(
      'src',
      'https://news.example/media/own.avif',
    );
    expect(screen.getAllByRole('img')).toHaveLength(1);
    expect(screen.getByRole('link', { name: 'foreign' })).toHaveAttribute('href', 'https://foreign.example/x.png');
  });

  it('has its headings fit the page around', async () => {
    const bundle = bundleOf({ content_html: '<p>Text</p><h2>Gutters</h2><h3>Narrow ones</h3>' });
    const { rerender } = render(<Article bundle={bundle} address={ADDRESS} />);
    expect(await screen.findByRole('heading', { level: 3, name: 'Gutters' })).toBeVisible();
    rerender(<Article bundle={bundle} address={ADDRESS} headingLevel={4} />);
    expect(screen.getByRole('heading', { level: 4, name: 'On margins' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 5, name: 'Gutters' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 6, name: 'Narrow ones' })).toBeVisible();
  });

  it('has its lead picture wait until it is near, unless the page is about this article', async () => {
    const bundle = bundleOf({ image: '../media/lead.avif' });
    const { container, rerender } = render(<Article bundle={bundle} address={ADDRESS} />);
    expect(container.querySelector('figure img')).toHaveAttribute('loading', 'lazy');
    expect(container.querySelector('figure img')).not.toHaveAttribute('fetchpriority');
    rerender(<Article bundle={bundle} address={ADDRESS} headingLevel={1} />);
    expect(container.querySelector('figure img')).toHaveAttribute('fetchpriority', 'high');
    expect(container.querySelector('figure img')).not.toHaveAttribute('loading');
  });

  it('keeps its notes apart from those of another article in the page', async () => {
    const bundle = bundleOf({ content_html: '<p><a href="#fn1">1</a></p><ol><li id="fn1">A note</li></ol>' });
    render([1, 2, 3].map((key) => <Article key={key} bundle={bundle} address={ADDRESS} />));
    const links = (await screen.findAllByRole('link', { name: '1' })).map((link) => link.getAttribute('href'));
    const notes = screen.getAllByText('A note').map(({ id }) => `#${id}`);
    expect(links).toEqual(notes);
    expect(new Set(notes).size).toBe(3);
    for (const note of notes) expect(note).toMatch(/^#a-[a-z0-9]+-fn1$/i);
  });

  it('takes no picture from anywhere when it is not told where the bundle came from', async () => {
    const content_html = '<p>Text <img src="own.avif" alt="own"> <a href="next">next</a></p>';
    const bundle = { ...bundleOf({ content_html }), feed_url: 'https://foreign.example/feed.json' };
    render(<Article bundle={bundle} />);
    expect(await screen.findByText(/Text/)).toBeVisible();
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByRole('link', { name: 'next' })).toHaveAttribute('href', 'https://foreign.example/next');
  });

  it.each([
    ['nothing', undefined],
    ['text', 'x'],
    ['no items', { items: 3 }],
    ['an empty feed', { ...bundleOf({}), items: [] }],
  ])('says that it is broken, given %s', (_name, bundle) => {
    render(<Article bundle={bundle} address={ADDRESS} />);
    expect(within(screen.getByRole('alert')).getByText(/broken/)).toBeVisible();
  });

  it.each(['', 'nowhere', '../a.json', 'javascript:alert(1)'])('survives the address "%s"', async (address) => {
    render(<Article bundle={bundleOf({})} address={address} />);
    expect(await screen.findByText('Text')).toBeVisible();
  });

  it('renders on a server without its text where nothing can clean it', () => {
    expect(renderToString(<Article bundle={bundleOf({})} address={ADDRESS} />)).toContain('On margins');
  });
});
