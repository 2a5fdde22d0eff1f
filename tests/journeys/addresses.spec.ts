import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { articleAt, headersOf } from './edition.ts';
import { expect, headline, NOT_FOUND_LINES, open, siteFolder, test } from './journey.ts';

/** Every kind of address that the app has, below its base, with the heading that stands there. */
function screensOf(folder: string): readonly (readonly [path: string, heading: string])[] {
  const first = articleAt(folder, 0);
  const tag = first.tags[0] ?? '';
  return [
    ['', 'The Carrel'],
    [first.path, first.title],
    [`${first.path}more/`, 'More Articles'],
    [`topics/${encodeURIComponent(tag)}/`, tag],
    ['search/', 'Search'],
    ['search/?q=page', 'Search'],
    ['saved/', 'Saved'],
    ['drafts/', 'Drafts'],
    ['offline/', 'On this device'],
    ['settings/', 'Settings'],
    ['subscribe/', 'Subscribe'],
    ['nowhere/', 'Page not found'],
    ['articles/nowhere/', 'Article not found'],
  ];
}

for (const edition of ['sample', 'news'] as const) {
  test.describe(edition === 'news' ? 'under a base path' : 'at the root', () => {
    test.use({ edition });

    test('has exactly one heading of the first level, a title and a way home, at every address', async ({
      page,
      site,
      watch,
    }) => {
      watch.expectLines(...NOT_FOUND_LINES);
      test.slow();
      for (const [path, heading] of screensOf(siteFolder(edition))) {
        for (const address of new Set([site.path(path), site.path(path.replace(/\/$/, ''))])) {
          await open(page, address);
          await expect(headline(page), address).toHaveCount(1);
          await expect(headline(page), address).toContainText(heading);
          await expect(page, address).toHaveTitle(/The Carrel/);
          const home = page.getByRole('banner').getByRole('link', { name: 'The Carrel' });
          await expect(home).toHaveAttribute('href', new URL(site.address).pathname);
        }
      }
    });
  });
}

const widths = [390, 1280] as const;
const themes = ['light', 'dark'] as const;

for (const theme of themes) {
  for (const width of widths) {
    test.describe(`${theme}, ${width} px wide`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 900 } });

      test('has no barrier that axe can find, and nothing wider than the screen, at any address', async ({
        page,
        site,
        watch,
      }) => {
        watch.expectLines(...NOT_FOUND_LINES);
        test.setTimeout(120_000);
        for (const [path] of screensOf(site.folder)) {
          await open(page, site.path(path));
          await expectAccessible(page, path);
        }
      });

      test('has no barrier in any language of the edition', async ({ page, site }) => {
        test.setTimeout(120_000);
        const languages = new Map(headersOf(site.folder).map((header) => [header.language, header]));
        for (const { path } of languages.values()) {
          await open(page, site.path(path));
          await expectAccessible(page, path);
        }
      });
    });
  }
}

test('has no barrier in a form with errors', async ({ page, site }) => {
  await open(page, site.path(articleAt(site.folder, 0).path));
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page.getByText('Please enter your comment!')).toBeVisible();
  await expectAccessible(page, 'a form with errors');
});

test('fits into 320 px', async ({ page, site, watch }) => {
  watch.expectLines(...NOT_FOUND_LINES);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path] of screensOf(site.folder)) {
    await open(page, site.path(path));
    await expectNoSidewaysScroll(page, path);
  }
});

async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.waitForLoadState('load');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, `barriers at /${where}`).toEqual([]);
  await expectNoSidewaysScroll(page, where);
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `pixels too wide at /${where}`).toBeLessThanOrEqual(0);
}
