import type { Page } from '@playwright/test';
import { articleAt } from './edition.ts';
import { expect, headline, open, test } from './journey.ts';

/** Presses Tab until an element with this name has the focus; fails where the keyboard never gets there. */
async function tabTo(page: Page, role: string, name: string): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element?.id ? document.querySelector(`label[for="${element.id}"]`) : element?.closest('label');
      return `${element?.tagName.toLowerCase()} ${element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? ''}`.trim();
    });
    if (at === `${role} ${name}`) return;
    seen.push(at);
  }
  throw new Error(`Tab never came to ${role} "${name}"; it came to:\n${[...new Set(seen)].join('\n')}`);
}

test('reads, saves and answers an article by keyboard alone', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  await open(page, site.address);
  await tabTo(page, 'a', first.title);
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText(first.title);
  await expect(headline(page)).toBeFocused();
  await tabTo(page, 'button', 'Save');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeFocused();
  await tabTo(page, 'textarea', 'Comment');
  await page.keyboard.type('Written without a mouse.');
  await tabTo(page, 'input', 'Name');
  await page.keyboard.type('Reader');
  await tabTo(page, 'button', 'Post comment');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing was sent' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(site.address);
  await expect(page.getByRole('main').getByRole('link', { name: first.title, exact: true })).toBeVisible();
});

test('goes straight to the text by the first link of the page', async ({ page, site }) => {
  await open(page, site.path(articleAt(site.folder, 0).path));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('chooses a theme by keyboard', async ({ page, site }) => {
  await open(page, site.path('settings/'));
  await page.getByRole('radio', { name: 'As the device' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
