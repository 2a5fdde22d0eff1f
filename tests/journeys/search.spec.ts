import { articleAt } from './edition.ts';
import { expect, headline, open, readyOffline, test } from './journey.ts';

const results = 'article[data-place]';

test('finds in any language as one types, beside the page, and marks the words', async ({ page, site }) => {
  await open(page, site.path('search/'));
  await expect.poll(() => page.workers().length).toBe(1);
  const box = page.getByRole('searchbox');
  const first = page.locator(results).first();
  for (const [typed, title, marked] of [
    ['footnot', 'In Praise of the Footnote', 'Footnote'],
    ['libary', 'A Library in a Pocket', 'Library'],
    ['שלום', undefined, undefined],
    ['縦組', 'ルビと縦組み', '縦組'],
    ['फ़ूल', undefined, undefined],
    ['الكشيده', 'الكشيدة', 'الكشيدة'],
  ] as const) {
    await box.fill(typed);
    if (title === undefined) await expect(page.getByRole('main').getByRole('status')).toContainText(typed);
    else {
      await expect(first.getByRole('heading')).toContainText(title);
      await expect(first.getByRole('heading').locator('mark').first()).toHaveText(marked);
    }
  }
});

test('finds in the texts with the server gone, also where the address was typed in', async ({ page, site }) => {
  await open(page, site.address);
  await readyOffline(page);
  await site.stop();
  const oldest = articleAt(site.folder, -1);
  await open(page, site.path(`search/?q=${encodeURIComponent(oldest.title)}`));
  await expect(page.locator(results).first().getByRole('heading')).toHaveText(oldest.title);
  await page.getByRole('searchbox').fill('paragraph');
  await expect(page.locator(results).first().locator('p mark').first()).toHaveText(/paragraph/i);
  await page.locator(results).first().getByRole('link').first().click();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('paragraph');
  await expect(page.locator(results).first()).toBeVisible();
});

test.describe('in a long edition', () => {
  test.use({ edition: 'many' });

  test('looks through the whole archive, and narrows down by topic and year', async ({ page, site }) => {
    const oldest = articleAt(site.folder, -1);
    await open(page, site.path(`search/?q=${encodeURIComponent(oldest.title)}`));
    await expect(page.locator(results).first().getByRole('heading')).toHaveText(oldest.title);

    await page.getByRole('searchbox').fill('travel');
    const count = page.getByRole('main').getByRole('status');
    await expect(count).toHaveText('100 articles for “travel”');
    const narrow = page.getByRole('navigation', { name: 'Narrow it down' });
    await narrow.getByRole('link', { name: 'Light, 50 articles' }).click();
    await expect(page).toHaveURL(/q=travel&topic=Light$/);
    await expect(count).toHaveText('50 articles for “travel”');
    await narrow.getByRole('link', { name: /^2018/ }).click();
    await expect(page).toHaveURL(/topic=Light&year=2018$/);
    await narrow.locator('[aria-current]').last().click();
    await expect(count).toHaveText('50 articles for “travel”');
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await expect(count).toHaveText('100 articles for “travel”');
  });

  test('shows more when asked, and comes back to the place', async ({ page, site }) => {
    await open(page, site.path('search/?q=travel'));
    await expect(page.getByRole('main').getByRole('status')).toHaveText('100 articles for “travel”');
    await expect(page.locator(results)).toHaveCount(10);
    await page.getByRole('button', { name: 'More results' }).click();
    await expect(page.locator(results)).toHaveCount(20);
    const far = page.locator(results).nth(15).getByRole('link').first();
    const title = (await far.textContent()) ?? '';
    await far.click();
    await expect(headline(page)).toHaveText(title);
    await page.goBack();
    await expect(page.locator(results).filter({ hasText: title })).toBeInViewport();
  });
});
