import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { down, fault, missing, Site } from '../data/site.ts';
import { renderApp } from './app.tsx';

const heading = (name: string | RegExp, level?: number) =>
  screen.findByRole('heading', { name, ...(level && { level }) });

async function published(count = 3): Promise<Site> {
  const site = new Site();
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count);
  await site.publish(names.map((slug) => ({ slug, tags: ['birds'] })));
  return site;
}

describe('the front page', () => {
  test('shows the articles under the site’s title', async () => {
    await published();
    renderApp('/');
    expect(await heading('Test', 1)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Title a' })).toHaveAttribute('href', '/articles/a/');
  });

  test('says when nothing has been published, and offers something to do', async () => {
    await published(0);
    renderApp('/');
    expect(await screen.findByText('Nothing has been published here yet.')).toBeVisible();
  });

  test('says when the site does not answer, and tries again when asked', async () => {
    const site = await published();
    site.instead = fault;
    const { reader } = renderApp('/');
    const again = await screen.findByRole('button', { name: 'Try again' });
    site.instead = undefined;
    await reader.click(again);
    expect(await screen.findByRole('link', { name: 'Title a' })).toBeVisible();
  });
});

describe('an article', () => {
  test('stands there with its text, its neighbours, and more articles with a reason', async () => {
    await published();
    renderApp('/articles/b/');
    expect(await heading('Title b', 1)).toBeVisible();
    expect(await screen.findByText('Text')).toBeVisible();
    expect(await screen.findByRole('link', { name: /Previous article/ })).toHaveAttribute('rel', 'prev');
    expect(await screen.findByRole('link', { name: /Next article/ })).toHaveAttribute('rel', 'next');
    const more = (await heading('More Articles', 2)).closest('section');
    expect(await within(more as HTMLElement).findAllByText('Also on birds')).not.toHaveLength(0);
  });

  test('gives away its code, unless it was published without what embedding needs', async () => {
    await published();
    renderApp('/articles/b/');
    expect(await screen.findByText('Embed this article')).toBeInTheDocument();
    cleanup();
    document.documentElement.dataset['embed'] = 'off';
    renderApp('/articles/b/');
    expect(await heading('Leave a comment', 2)).toBeInTheDocument();
    expect(screen.queryByText('Embed this article')).toBeNull();
    delete document.documentElement.dataset['embed'];
  });

  test('that is not there says so', async () => {
    await published();
    renderApp('/articles/nowhere/');
    expect(await heading('Article not found', 1)).toBeVisible();
  });

  test('that is not on the device says so without a network, and leads to what is', async () => {
    const site = await published();
    site.instead = down;
    renderApp('/articles/a/');
    expect(await screen.findByText(/not on this device/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'See what is on this device' })).toHaveAttribute('href', '/offline/');
  });

  test('is read from the device when the network is gone', async () => {
    const site = await published();
    const { services } = renderApp('/articles/a/');
    await screen.findByText('Text');
    await expect.poll(async () => (await services.library.keptArticles()).length).toBe(1);
    site.instead = down;
    expect(await screen.findByText('Text')).toBeVisible();
  });

  test('whose bundle is broken shows a sentence and a way out', async () => {
    const site = await published();
    for (const name of site.files.keys()) if (name.startsWith('bundles/a.')) site.put(name, '{"items": "no"}');
    renderApp('/articles/a/');
    expect(await heading('This article is broken')).toBeVisible();
    expect(screen.getByRole('link', { name: 'To the front page' })).toBeVisible();
  });

  test('can be saved and is found again', async () => {
    await published();
    const { reader } = renderApp('/articles/a/');
    await screen.findByText('Text');
    await reader.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('button', { name: 'Saved' });
    await reader.click(
      within(screen.getByRole('navigation', { name: 'Sections' })).getByRole('link', { name: 'Saved' }),
    );
    expect(await heading('Saved', 1)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Title a' })).toHaveAttribute('href', '/articles/a/');
  });
});

describe('other screens', () => {
  test.each([
    ['/articles/a/more/', 'More Articles'],
    ['/topics/birds/', 'birds'],
    ['/saved/', 'Saved'],
    ['/drafts/', 'Drafts'],
    ['/offline/', 'On this device'],
    ['/settings/', 'Settings'],
    ['/subscribe/', 'Subscribe'],
    ['/search/?q=title', 'Search'],
    ['/what/ever', 'Page not found'],
  ])('%s has the heading %s, and the document the title', async (path, name) => {
    await published();
    renderApp(path);
    expect(await heading(name, 1)).toBeVisible();
    await expect.poll(() => document.title).toBe(`${name} – Test`);
  });

  test('a topic without articles says so', async () => {
    await published();
    renderApp('/topics/fish/');
    expect(await screen.findByText('No article stands under “fish”.')).toBeVisible();
  });

  test('a search finds by the beginning of a word', async () => {
    await published();
    const { reader } = renderApp('/search/');
    await reader.type(await screen.findByRole('searchbox'), 'titl');
    expect(await screen.findByText(/3 articles for/)).toBeVisible();
  });

  test('subscribing shows both addresses in full', async () => {
    await published();
    renderApp('/subscribe/');
    expect(await screen.findByRole('link', { name: 'http://localhost:3000/rss.xml' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'http://localhost:3000/feed.json' })).toBeVisible();
  });

  test('a change of screen is announced and takes the keyboard along', async () => {
    await published();
    const { reader } = renderApp('/');
    await reader.click(await screen.findByRole('link', { name: 'Title b' }));
    await expect.poll(() => document.activeElement?.textContent).toBe('Title b');
    expect(document.querySelector('[data-announcer]')).toHaveTextContent('Title b, opened');
  });
});

test('a site that is missing altogether is no blank page', async () => {
  const site = new Site();
  site.instead = missing;
  renderApp('/');
  expect(await screen.findByRole('alert')).toBeVisible();
});
