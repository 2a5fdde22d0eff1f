import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { editionQuery } from '../../src/data/queries.ts';
import { Site } from '../data/site.ts';
import { renderApp } from './app.tsx';

const rows = () =>
  within(screen.getByRole('main'))
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent);
const named = (slugs: string) => slugs.split('').map((slug) => ({ slug }));
const titles = (slugs: string) => slugs.split('').map((slug) => `Title ${slug}`);

async function openFeed() {
  const site = new Site();
  await site.publish(named('cba'));
  const app = renderApp('/');
  expect(await screen.findByRole('link', { name: 'Title c' })).toBeVisible();
  const lookAgain = () => act(() => app.client.refetchQueries(editionQuery(app.services)));
  return { site, lookAgain, ...app };
}

test('new articles are offered, and shown at the reader’s word, with the keyboard at the first', async () => {
  const { site, lookAgain, reader } = await openFeed();
  await site.publish(named('edcba'));
  await lookAgain();
  const button = await screen.findByRole('button', { name: '2 new articles' });
  expect(rows()).toEqual(titles('cba'));
  await reader.click(button);
  await waitFor(() => expect(rows()).toEqual(titles('edcba')));
  await waitFor(() => expect(screen.getByRole('link', { name: 'Title e' })).toHaveFocus());
  expect(screen.queryByRole('button', { name: /new article/ })).toBeNull();
});

test('an edition in which nothing is new, but something is gone, needs no word', async () => {
  const { site, lookAgain } = await openFeed();
  await site.publish(named('ca'));
  await lookAgain();
  await waitFor(() => expect(rows()).toEqual(titles('ca')));
});

test('an edition of which nothing was on the screen says that there may be more', async () => {
  const { site, lookAgain } = await openFeed();
  await site.publish(named('fed'));
  await lookAgain();
  expect(await screen.findByRole('button', { name: '3 or more new articles' })).toBeVisible();
});

test('a screen that is opened shows the newest edition at once', async () => {
  const { site, lookAgain, reader } = await openFeed();
  await reader.click(screen.getByRole('link', { name: 'Saved' }));
  await site.publish(named('dcba'));
  await lookAgain();
  await reader.click(screen.getByRole('link', { name: 'Test' }));
  await waitFor(() => expect(rows()).toEqual(titles('dcba')));
});
