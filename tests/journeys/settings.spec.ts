import type { Page } from '@playwright/test';
import { articleAt } from './edition.ts';
import { expect, open, readyOffline, test } from './journey.ts';

const ground = (page: Page) =>
  page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor,
  );
const lightness = async (page: Page) => {
  const values = (await ground(page)).match(/rgba?\((?!0, 0, 0, 0)[^)]*\)|oklch\([^)]*\)|color\([^)]*\)/)?.[0] ?? '';
  const [first = 0] = (values.match(/[\d.]+/g) ?? []).map(Number);
  return values.startsWith('rgb') ? first / 255 : first;
};

test('follows the device, until light or dark is chosen, and remembers the choice', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, site.path('settings/'));
  await expect(page.getByRole('radio', { name: 'As the device' })).toBeChecked();
  expect(await lightness(page)).toBeGreaterThan(0.8);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await lightness(page)).toBeLessThan(0.3);
  await page.getByRole('radio', { name: 'Light', exact: true }).check();
  expect(await lightness(page)).toBeGreaterThan(0.8);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Light', exact: true })).toBeChecked();
  expect(await lightness(page)).toBeGreaterThan(0.8);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('radio', { name: 'Dark' }).check();
  expect(await lightness(page)).toBeLessThan(0.3);
});

test('makes the text larger', async ({ page, site }) => {
  const article = site.path(articleAt(site.folder, 0).path);
  const size = () =>
    page
      .locator('main article p')
      .nth(4)
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  await open(page, article);
  await expect(page.locator('main article p').nth(4)).toBeVisible();
  const before = await size();
  await open(page, site.path('settings/'));
  await page.getByRole('radio', { name: 'Largest' }).check();
  await open(page, article);
  await expect(page.locator('main article p').nth(4)).toBeVisible();
  expect(await size()).toBeGreaterThan(before * 1.1);
});

test('says where comments go', async ({ page, site }) => {
  await open(page, site.path('settings/'));
  await expect(page.getByRole('main')).toContainText('This edition takes no comments. Nothing leaves this device.');
});

test('forgets everything, after a second yes', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  await open(page, site.path(first.path));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('To be forgotten.');
  await readyOffline(page);
  await open(page, site.path('settings/'));
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('button', { name: 'No, keep it' }).click();
  await open(page, site.path('saved/'));
  await expect(page.getByRole('main').getByRole('link', { name: first.title })).toBeVisible();
  await open(page, site.path('settings/'));
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('button', { name: 'Yes, forget everything' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Everything has been forgotten.' })).toBeVisible();
  for (const path of ['saved/', 'drafts/']) {
    await open(page, site.path(path));
    await expect(page.getByRole('main').getByRole('link', { name: first.title }), path).toBeHidden();
  }
});
