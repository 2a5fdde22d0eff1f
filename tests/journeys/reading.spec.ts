import { articleAt, headersOf } from './edition.ts';
import { expect, headline, NOT_FOUND_LINES, open, test } from './journey.ts';

test('opens an article from the feed and comes back', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  await open(page, site.address);
  await page.getByRole('main').getByRole('link', { name: first.title, exact: true }).click();
  await expect(headline(page)).toHaveText(first.title);
  await expect(page).toHaveURL(site.path(first.path));
  await expect(page.getByRole('article').first().getByRole('paragraph').nth(3)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(site.address);
  await expect(page.getByRole('main').getByRole('link', { name: first.title, exact: true })).toBeVisible();
});

test('shows title and date in the masthead, and the title leads home', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  await page.clock.setFixedTime(new Date('2022-10-07T10:00:00+02:00'));
  await open(page, site.path(first.path));
  await expect(page.getByRole('banner')).toContainText('Friday, October 7, 2022');
  await page.getByRole('banner').getByRole('link', { name: 'The Carrel' }).click();
  await expect(page).toHaveURL(site.address);
});

test('offers more articles under an article and at an address of their own', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  await open(page, site.path(first.path));
  const more = page.getByRole('heading', { level: 2, name: 'More Articles' });
  await expect(more).toBeVisible();
  await more.getByRole('link').click();
  await expect(page).toHaveURL(site.path(`${first.path}more/`));
  await expect(page.getByRole('heading', { level: 1, name: 'More Articles' })).toBeVisible();
  const suggestions = page.getByRole('main').getByRole('article');
  await expect(suggestions.first()).toBeVisible();
  const title = await suggestions.first().getByRole('heading').innerText();
  expect(title).not.toBe(first.title);
  await suggestions.first().getByRole('heading').getByRole('link').click();
  await expect(headline(page)).toHaveText(title);
});

test('leads from an article to its neighbours in the feed', async ({ page, site }) => {
  const newest = articleAt(site.folder, 0);
  const second = articleAt(site.folder, 1);
  const third = articleAt(site.folder, 2);
  await open(page, site.path(second.path));
  await expect(page.locator('a[rel~="prev"]')).toContainText(newest.title);
  await page.locator('a[rel~="next"]').click();
  await expect(headline(page)).toHaveText(third.title);
});

test('shows the articles of a topic', async ({ page, site }) => {
  const tag = articleAt(site.folder, 0).tags[0] ?? '';
  const titles = headersOf(site.folder).filter(({ tags }) => tags.includes(tag));
  await open(page, site.path(`topics/${encodeURIComponent(tag)}/`));
  await expect(headline(page)).toContainText(tag);
  for (const { title } of titles) await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
});

test('finds an article by a word of its title', async ({ page, site }) => {
  await open(page, site.path('search/'));
  await page.getByRole('searchbox').fill('train');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(site.path('search/?q=train'));
  await page.getByRole('link', { name: 'Reading on a Train', exact: true }).click();
  await expect(headline(page)).toHaveText('Reading on a Train');
});

test('keeps saved articles', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  await open(page, site.path(first.path));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await open(page, site.path('saved/'));
  await page.getByRole('main').getByRole('link', { name: first.title }).click();
  await expect(headline(page)).toHaveText(first.title);
});

test('says that a page, or an article, is not there', async ({ page, site, watch }) => {
  watch.expectLines(...NOT_FOUND_LINES);
  for (const path of ['nowhere/', 'articles/', 'saved/more/', 'topics/', 'a%20b%3Cc/']) {
    await open(page, site.path(path));
    await expect(headline(page), path).toHaveText('Page not found');
    await expect(page, path).toHaveTitle(/Page not found/);
  }
  await open(page, site.path('articles/no-such-article/'));
  await expect(headline(page)).toHaveText('Article not found');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page).toHaveURL(site.address);
});

test('tells of every new screen: title, heading in focus, and said aloud', async ({ page, site }) => {
  const first = articleAt(site.folder, 0);
  await open(page, site.address);
  const steps = [
    ['Saved', 'Saved'],
    ['Settings', 'Settings'],
    ['Subscribe', 'Subscribe'],
  ] as const;
  for (const [link, heading] of steps) {
    await page.getByRole('banner').getByRole('link', { name: link, exact: true }).click();
    await expect(headline(page)).toHaveText(heading);
    await expect(headline(page)).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(heading));
    await expect(page.locator('[aria-live="assertive"]')).toContainText(heading);
  }
  await page.getByRole('banner').getByRole('link', { name: 'The Carrel' }).click();
  await page.getByRole('main').getByRole('link', { name: first.title, exact: true }).click();
  await expect(headline(page)).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${first.title}`));
  await expect(page.locator('[aria-live="assertive"]')).toContainText(first.title);
});

test.describe('in a long feed', () => {
  test.use({ edition: 'many' });

  test('brings older articles as one scrolls, to the very first', async ({ page, site }) => {
    await open(page, site.address);
    const oldest = articleAt(site.folder, -1);
    await scrollTo(page, oldest.title);
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(250);
  });

  test('comes back to the same place, over several pages, by the back button and after a reload', async ({
    page,
    site,
  }) => {
    await open(page, site.address);
    const far = articleAt(site.folder, 205);
    const link = await scrollTo(page, far.title);
    await link.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.waitForTimeout(300);
    const before = await link.boundingBox();
    await link.click();
    await expect(headline(page)).toHaveText(far.title);
    await page.goBack();
    await expect(link).toBeInViewport();
    await expect
      .poll(async () => Math.abs(((await link.boundingBox())?.y ?? 9999) - (before?.y ?? 0)))
      .toBeLessThan(60);
    await page.reload();
    await expect(link).toBeInViewport();
  });
});

/** Scrolls as a reader does until a headline is there. */
async function scrollTo(page: Parameters<typeof headline>[0], title: string) {
  const link = page.getByRole('main').getByRole('heading').getByRole('link', { name: title, exact: true });
  for (let i = 0; i < 60 && (await link.count()) === 0; i++) {
    await page.mouse.wheel(0, 4000);
    await page.waitForTimeout(100);
  }
  await link.scrollIntoViewIfNeeded();
  return link;
}
