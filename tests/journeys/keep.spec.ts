import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { serve } from './command.ts';
import { articleAt, headersOf } from './edition.ts';
import { expect, headline, NETWORK_LINES, NOT_FOUND_LINES, open, readyOffline, test } from './journey.ts';

const keepEdition = (page: Page) => page.getByRole('button', { name: 'Keep the whole edition' });
const receipt = (page: Page, articles: number) =>
  page.getByText(new RegExp(`^${articles} articles, [\\d.,]+ [kM]B, complete, \\w+ \\d`));
const main = (page: Page) => page.getByRole('main');

test('keeps the whole edition, says before what it costs and after what came, and reads it with the server gone', async ({
  page,
  site,
}) => {
  const all = headersOf(site.folder).length;
  await open(page, site.path('offline/'));
  await expect(page.getByText(new RegExp(`^${all} articles, [\\d.,]+ [kM]B$`))).toBeVisible();
  await keepEdition(page).click();
  await expect(receipt(page, all)).toBeVisible();
  await expect(main(page).getByText('Pictures', { exact: true })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await readyOffline(page);
  await site.stop();
  await page.reload();
  await expect(receipt(page, all)).toBeVisible();
  const last = articleAt(site.folder, -1);
  await open(page, site.path(last.path));
  await expect(headline(page)).toHaveText(last.title);
});

test('keeps one topic', async ({ page, site }) => {
  const tag = articleAt(site.folder, 0).tags[0] ?? '';
  const count = headersOf(site.folder).filter(({ tags }) => tags.includes(tag)).length;
  await open(page, site.path(`topics/${encodeURIComponent(tag)}/`));
  await page.getByRole('button', { name: 'Keep this topic' }).click();
  await expect(receipt(page, count)).toBeVisible();
});

test("keeps an article at the reader's word, lets go of it, and takes a removal back", async ({ page, site }) => {
  const { path, title } = articleAt(site.folder, 0);
  await open(page, site.path(path));
  await page.getByRole('button', { name: 'Keep this article' }).click();
  await expect(page.getByText('Kept on this device')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Kept on this device')).toBeVisible();
  await open(page, site.path('offline/'));
  const row = main(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
  await expect(row).toContainText('kept until you remove it');
  await row.getByRole('button', { name: `Remove “${title}”` }).click();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('kept until you remove it');
  await row.getByRole('button', { name: `Let go of “${title}”` }).click();
  await expect(row).not.toContainText('kept until you remove it');
});

test('takes everything along in one file, and reads it on another device without a network', async ({
  page,
  site,
  browser,
  watch,
}) => {
  const { path, title } = articleAt(site.folder, 0);
  await open(page, site.path('offline/'));
  await keepEdition(page).click();
  await expect(receipt(page, headersOf(site.folder).length)).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  const name = join(site.folder, '..', `${process.pid}-export.json`);
  await file.saveAs(name);
  expect(readFileSync(name, 'utf8')).toContain('data:image/');

  const elsewhere = await serve(site.folder);
  const context = await browser.newContext();
  watch.add(context);
  const other = await context.newPage();
  await open(other, new URL('offline/', elsewhere.address).href);
  await readyOffline(other);
  watch.expectLines(...NETWORK_LINES);
  await elsewhere.stop();
  await other.locator('input[type="file"]').setInputFiles(name);
  await expect(other.getByText(/\d+ articles? opened and kept|All of it was here already/)).toBeVisible();
  await open(other, new URL(path, elsewhere.address).href);
  await expect(headline(other)).toHaveText(title);
  await context.close();
});

test('opens an article file from anywhere, safely, and says of a broken one what is wrong', async ({
  page,
  site,
  copy,
  watch,
}) => {
  watch.expectLines(...NOT_FOUND_LINES);
  const file = join(copy, 'stick.json');
  const item = {
    id: 'a',
    title: 'From a stick',
    content_html: '<p>Carried here.<script>alert(1)</script></p>',
  };
  writeFileSync(file, JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [item] }));
  await open(page, site.path('offline/'));
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(headline(page)).toHaveText('From a stick');
  await expect(main(page)).toContainText('Carried here.');
  await page.reload();
  await expect(headline(page)).toHaveText('From a stick');
  await open(page, site.path('offline/'));
  for (const broken of [
    '{"version":',
    '[]',
    '<!doctype html>',
    JSON.stringify({ version: 'x', title: 'T', items: [{}] }),
  ]) {
    writeFileSync(file, broken);
    await page.locator('input[type="file"]').setInputFiles(file);
    await expect(page.getByText('“stick.json” holds no articles that can be read.')).toBeVisible();
  }
});

test.describe('of a long edition', () => {
  test.use({ edition: 'many' });

  test("stops at the reader's word, and goes on after a reload", async ({ page, site }) => {
    const all = headersOf(site.folder).length;
    await open(page, site.path('offline/'));
    let held = true;
    await page.route('**/packs/*', async (route) => {
      while (held) await new Promise((resolve) => setTimeout(resolve, 50));
      await route.continue().catch(() => {});
    });
    await keepEdition(page).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByText('Stopped. What has come stays.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Stopped. What has come stays.')).toBeVisible();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await page.reload();
    held = false;
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await expect(receipt(page, all)).toBeVisible({ timeout: 20_000 });
  });
});
