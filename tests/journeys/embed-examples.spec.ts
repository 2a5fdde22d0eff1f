import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { root } from '../house/files.mjs';
import { serve } from './command.ts';
import { test as base, expect, headline, siteFolder } from './journey.ts';

/** The address of the examples, in a copy of the edition into which they were put as `npm start` does. */
const test = base.extend<{ readonly examples: string }>({
  examples: async ({ copy }, use) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'tests/house/examples.mjs'), copy], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const site = await serve(copy);
    await use(`${site.address}embed/examples/`);
    await site.stop();
  },
});

const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });

/** Brings everything on the page that waits until it is looked at. */
async function lookAtAll(page: Page) {
  for (const frame of await page.locator('iframe').all()) await frame.scrollIntoViewIfNeeded();
  await expect(page.frameLocator('iframe.page').getByRole('article')).toBeVisible();
  await expect(page.frameLocator('iframe[title="Stop Press"]').getByRole('article')).toBeVisible();
}

for (const edition of ['sample', 'news']) {
  test.describe(`the examples in the edition ${edition}`, () => {
    test.use({ edition: edition as 'sample' });

    test('are led to by the guide, and show an article in every way', async ({ page, examples }) => {
      await page.goto(new URL('../../articles/one-article-in-your-own-page/', examples).href);
      await page.getByRole('article').getByRole('link', { name: 'examples' }).click();
      await expect(page).toHaveURL(examples);
      await expect(headline(page)).toHaveText('One article in this page, six times');
      for (const [name, title] of [
        ['A script and an element', 'Stop Press'],
        ['In the colours of the house', 'Stop Press'],
        ['There at the first paint', 'In Praise of the Footnote'],
        ['As a component of React', /نیم‌فاصله/],
      ] as const) {
        await expect(section(page, name).getByRole('heading', { level: 3, name: title })).toBeVisible();
      }
      await lookAtAll(page);
      await expect(section(page, 'In the colours').getByRole('article')).toHaveCSS('color', 'rgb(230, 239, 230)');
      const frame = page.locator('iframe[title="Stop Press"]');
      await expect.poll(async () => (await frame.boundingBox())?.height).toBeGreaterThan(500);
      await page.getByRole('link', { name: 'open it alone' }).click();
      await expect(page.getByRole('heading', { level: 2, name: 'Stop Press' })).toBeVisible();
    });
  });
}

test('have no barrier that axe can find, light or dark, narrow or wide', async ({ page, examples }) => {
  await page.goto(examples);
  await lookAtAll(page);
  // What is out of sight is not laid out, and axe would look for its ground in the wrong place.
  for (const element of await page.locator('carrel-article').all())
    await element.evaluate((it) => it.style.setProperty('content-visibility', 'visible'));
  // And it would look into style sheets by a style of its own, which the page's policy forbids.
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).options({ preload: false });
      // It takes a frame without a ground for white, and does not see the dark page through it.
      if (colorScheme === 'dark') axe.exclude('iframe[title="Stop Press"]');
      const { violations } = await axe.analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
      expect(found, `${width} px wide, ${colorScheme}`).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('are no part of what publishing makes', () => {
  expect(existsSync(join(siteFolder('sample'), 'embed/index.html'))).toBe(true);
  expect(existsSync(join(siteFolder('sample'), 'embed/examples'))).toBe(false);
});
