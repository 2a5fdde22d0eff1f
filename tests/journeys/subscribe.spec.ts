import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { publish, serve } from './command.ts';
import { articleAt } from './edition.ts';
import { expect, open, readyOffline, test } from './journey.ts';
import { titleOf, writeArticles } from './writing.ts';

test('offers to subscribe under each article and shows both addresses in full', async ({ page, site }) => {
  await open(page, site.path(articleAt(site.folder, 0).path));
  await page.getByRole('main').getByRole('link', { name: 'Subscribe', exact: true }).click();
  await expect(page).toHaveURL(site.path('subscribe/'));
  for (const name of ['rss.xml', 'feed.json']) {
    const address = site.path(name);
    const link = page.getByRole('link', { name: address, exact: true });
    await expect(link).toBeVisible();
    await expect(link).toHaveAttribute('href', address);
    expect((await page.request.get(address)).status()).toBe(200);
  }
});

test('copies an address', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, site.path('subscribe/'));
  await page.getByRole('button', { name: 'Copy the RSS address' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(site.path('rss.xml'));
});

test.describe('following here', () => {
  test.use({ edition: 'few' });

  test('says on the next visit how much is new', async ({ page, copy, watch }) => {
    const articles = join(copy, '../', `articles-${process.pid}`);
    writeArticles(articles, 1, 12);
    publish(copy, articles);
    const site = await serve(copy);
    try {
      await open(page, new URL('subscribe/', site.address).href);
      await page.getByRole('button', { name: 'Follow here' }).click();
      await expect(page.getByRole('status').filter({ hasText: 'Following on this device' })).toBeVisible();
      await open(page, site.address);
      await readyOffline(page);
      await expect(page.getByText(/new since/)).toBeHidden();

      writeArticles(articles, 13, 15);
      publish(copy, articles);
      await page.goto('about:blank');
      await open(page, site.address);
      await expect(page.getByRole('main').getByRole('link', { name: titleOf(15), exact: true })).toBeVisible();
      await expect(page.getByText(/^3 new since \S+/)).toBeVisible();
    } finally {
      watch.end();
      await site.stop();
      rmSync(articles, { recursive: true, force: true });
    }
  });
});

test('can be installed: the manifest names, icons and scope are there', async ({ page, site }) => {
  await open(page, site.address);
  const address = await page.locator('link[rel="manifest"]').evaluate((link: HTMLLinkElement) => link.href);
  const manifest = (await (await page.request.get(address)).json()) as {
    name: string;
    start_url: string;
    icons: { src: string; sizes: string }[];
  };
  expect(manifest.name).toBe('The Carrel');
  expect(new URL(manifest.start_url, address).href).toBe(site.address);
  for (const icon of manifest.icons)
    expect((await page.request.get(new URL(icon.src, address).href)).status(), icon.src).toBe(200);
});
