import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLASSIC, element, heard, listen, test } from './embedding.ts';
import { expect, NETWORK_LINES } from './journey.ts';

const bundleOf = (item: object) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [{ id: '1', ...item }] });

test('shows no other bundle than the one that `integrity` means', async ({ page, embedding, site }) => {
  const { put, script, article } = embedding;
  await listen(page);
  const digest = createHash('sha256')
    .update(readFileSync(join(site.folder, article.bundle)))
    .digest('base64');
  await page.goto(put({ body: element(article.address, `integrity="sha256-${digest}"`), head: CLASSIC(script) }));
  await expect(page.getByRole('heading', { level: 2, name: article.title })).toBeVisible();
  for (const wrong of [`sha256-${'A'.repeat(43)}=`, 'sha384-x', 'nonsense', '']) {
    await page.goto(put({ body: element(article.address, `integrity="${wrong}"`), head: CLASSIC(script) }));
    await expect(page.getByRole('alert')).toContainText('not the article that was meant');
    await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', article.address);
    expect(await heard(page)).toEqual(['carrel-error WrongHash']);
  }
});

test('stays readable when its site is gone where the page says `keep`, and is stored nowhere else', async ({
  page,
  embedding,
  site,
  watch,
}) => {
  const { put, script, article } = embedding;
  const stored = () => page.evaluate(async () => [await caches.keys(), localStorage.length, document.cookie]);
  await page.goto(put({ body: element(article.address), head: CLASSIC(script) }));
  await expect(page.getByRole('heading', { name: article.title })).toBeVisible();
  expect(await stored()).toEqual([[], 0, '']);
  const both = element(article.address, 'keep') + element(article.pointer, 'id="not-kept"');
  await page.goto(put({ body: both, head: CLASSIC(script) }));
  await expect(page.getByRole('heading', { name: article.title })).toHaveCount(2);
  expect(await stored()).toEqual([['carrel-article'], 0, '']);
  await page.route(/\/(?:oembed|bundles)\//, (route) => route.abort());
  watch.expectLines(...NETWORK_LINES);
  await page.reload();
  await expect(page.getByRole('heading', { name: article.title })).toHaveCount(1);
  await expect(page.getByRole('article').getByRole('paragraph').nth(3)).toBeVisible();
  await expect(page.locator('#not-kept').getByRole('alert')).toContainText('does not answer');
  expect(site.address).toBeTruthy();
});

test('says that it waits, and that an article has no text', async ({ page, embedding, site }) => {
  const { put, script, article } = embedding;
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`${site.address}oembed/**`, (route) => held.then(() => route.continue()));
  const empty = put({ body: '', text: bundleOf({ title: 'A headline alone' }) });
  await page.goto(put({ body: element(article.pointer) + element(empty, 'class="empty"'), head: CLASSIC(script) }));
  await expect(page.locator('carrel-article').first().getByRole('status')).toHaveText('One moment…');
  await expect(page.locator('.empty').getByRole('heading', { name: 'A headline alone' })).toBeVisible();
  await expect(page.locator('.empty')).toContainText('came without a text');
  answer();
  await expect(page.getByRole('heading', { name: article.title })).toBeVisible();
  await expect(page.getByRole('status')).toHaveCount(0);
});
