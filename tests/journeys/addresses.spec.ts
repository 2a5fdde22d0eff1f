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

const PARTS = 6;

for (let part = 0; part < PARTS; part++) {
  test(`has no barrier that axe can find, light or dark, narrow or wide, at any address: part ${part + 1} of ${PARTS}`, async ({
    page,
    site,
    watch,
  }) => {
    watch.expectLines(...NOT_FOUND_LINES);
    test.setTimeout(180_000);
    const languages = new Map(headersOf(site.folder).map((header) => [header.language, header.path]));
    const paths = new Set([...screensOf(site.folder).map(([path]) => path), ...languages.values()]);
    for (const path of [...paths].filter((_, i) => i % PARTS === part)) {
      await open(page, site.path(path));
      await page.waitForLoadState('load');
      await expectAccessible(page, path);
    }
  });
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

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Judges one address at two widths; in the dark it is the colours that differ. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await wear(page, 'light');
    const light = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    await wear(page, 'dark');
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze();
    const found = [...light.violations, ...dark.violations].map(({ id, nodes }) => {
      return `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`;
    });
    expect(found, `barriers at /${where}, ${width} px wide`).toEqual([]);
    await expectNoSidewaysScroll(page, where);
  }
}

/** Puts on the colours of a theme, and waits until they are at rest. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `pixels too wide at /${where}`).toBeLessThanOrEqual(0);
}
