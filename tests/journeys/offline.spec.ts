import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './command.ts';
import { articleAt, headersOf } from './edition.ts';
import { expect, headline, NETWORK_LINES, open, readyOffline, siteFolder, test } from './journey.ts';

test('reads with the server gone: the feed, what was read, and what only stood on the first page', async ({
  page,
  site,
}) => {
  const read = articleAt(site.folder, 0);
  const never = articleAt(site.folder, -1);
  await open(page, site.path(read.path));
  await page.getByRole('banner').getByRole('link', { name: 'The Carrel' }).click();
  await readyOffline(page);
  await site.stop();

  await open(page, site.address);
  await expect(page.getByRole('main').getByRole('link', { name: read.title, exact: true })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: read.title, exact: true }).click();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{800}/s);
  await page.goBack();
  await page.getByRole('main').getByRole('link', { name: never.title, exact: true }).click();
  await expect(headline(page)).toHaveText(never.title);
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{800}/s);
  await page.reload();
  await expect(headline(page)).toHaveText(never.title);
  await expect(page.getByRole('status').filter({ hasText: 'Ready to read offline' })).toBeVisible();
});

test('opens every address with the server gone, typed in, with and without the last slash', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  const tag = encodeURIComponent(first.tags[0] ?? '');
  await open(page, site.address);
  await readyOffline(page);
  await site.stop();
  const screens: readonly (readonly [string, string | RegExp])[] = [
    ['saved', 'Saved'],
    ['drafts', 'Drafts'],
    ['offline', 'On this device'],
    ['settings', 'Settings'],
    ['subscribe', 'Subscribe'],
    ['search', 'Search'],
    [`topics/${tag}`, new RegExp(first.tags[0] ?? '')],
    [`${first.path}more`, 'More Articles'],
    [first.path.slice(0, -1), first.title],
    ['no/such/page', 'Page not found'],
  ];
  for (const [path, heading] of screens) {
    for (const address of [site.path(path), site.path(`${path}/`)]) {
      await open(page, address);
      await expect(headline(page), address).toHaveText(heading);
    }
  }
});

test('opens every article of the first page with its pictures, with the server gone', async ({ page, site }) => {
  test.slow();
  await open(page, site.address);
  await readyOffline(page);
  await site.stop();
  for (const { path, title } of headersOf(site.folder)) {
    await open(page, site.path(path));
    await expect(headline(page)).toHaveText(title);
    await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{200}/s);
  }
});

test('takes the reader back to the network when there is one again', async ({ page, site, watch }) => {
  await open(page, site.address);
  await readyOffline(page);
  await site.stop();
  await open(page, site.path('saved/'));
  const again = await serve(site.folder, Number(new URL(site.address).port));
  try {
    await open(page, site.address);
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  } finally {
    watch.end();
    await again.stop();
  }
});

test.describe('of a long edition', () => {
  test.use({ edition: 'many' });

  test('says that an article is not on this device, and offers what is', async ({ page, site }) => {
    const far = articleAt(site.folder, -3);
    await open(page, site.address);
    await readyOffline(page);
    await site.stop();
    await open(page, site.path(far.path));
    await expect(page.getByRole('main')).toContainText(/not (kept )?on this device/);
    await page
      .getByRole('main')
      .getByRole('link', { name: /on this device/ })
      .click();
    await expect(headline(page)).toHaveText('On this device');
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  });

  test('keeps one article, and then the whole edition, when asked', async ({ page, site }) => {
    test.slow();
    const far = articleAt(site.folder, -2);
    const oldest = articleAt(site.folder, -1);
    await open(page, site.path(far.path));
    await readyOffline(page);
    await open(page, site.path('offline/'));
    await page.getByRole('button', { name: 'Keep the whole edition' }).click();
    await expect(page.getByText('The whole edition is on this device.')).toBeVisible({ timeout: 30_000 });
    await site.stop();
    await open(page, site.path(oldest.path));
    await expect(headline(page)).toHaveText(oldest.title);
    await expect(page.getByRole('main').getByRole('article').first()).toContainText('Part 4');
  });
});

test.describe('under a base path', () => {
  test.use({ edition: 'news' });

  test('reads with the server gone', async ({ page, site }) => {
    const first = articleAt(site.folder, 0);
    await open(page, site.address);
    await readyOffline(page);
    await site.stop();
    await open(page, site.path(first.path));
    await expect(headline(page)).toHaveText(first.title);
    await expect(page).toHaveURL(/\/news\/articles\//);
  });
});

test('has two editions on one origin without a word from one in the other', async ({ page, copy, watch }) => {
  cpSync(siteFolder('news'), join(copy, 'news'), { recursive: true });
  const site = await serve(copy);
  try {
    for (const base of ['/', '/news/']) {
      await open(page, new URL(base, site.address).href);
      await readyOffline(page);
      await expect(page.locator('html')).toHaveAttribute('data-base', base);
    }
    const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(new Set(databases)).toEqual(new Set(['carrel:/', 'carrel:/news/']));
    watch.expectLines(...NETWORK_LINES);
    await site.stop();
    for (const base of ['/', '/news/']) {
      await open(page, new URL(`${base}saved/`, site.address).href);
      await expect(page.locator('html')).toHaveAttribute('data-base', base);
    }
  } finally {
    await site.stop();
  }
});
