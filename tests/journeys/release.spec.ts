import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { type Site, serve } from './command.ts';
import { test as base, expect, headline, NETWORK_LINES, open, readyOffline } from './journey.ts';
import { LEFT, publishEdition, releases, writeOldSite } from './release.ts';

/** A folder in which a release lies, served; today's is put in its place by the test. */
const test = base.extend<{ readonly own: Site; readonly release: string }>({
  release: ['', { option: true }],
  own: async ({ release, watch }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-old-'));
    writeOldSite(folder, release);
    const site = await serve(folder);
    await use(site);
    watch.end();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Reads with the release, and is in the middle of it when the site changes. */
async function readBefore(page: Page, { address }: Site, release: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html[data-put="back"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('html[data-put="back"]')).toBeVisible();
  await expect(headline(page)).toHaveText(release);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** Comes again until the release has left: its worker goes when its last page has gone. */
async function comeAgain(context: BrowserContext, { address }: Site, release: string): Promise<Page> {
  let page = await context.newPage();
  const headings = async () => {
    await page.close();
    page = await context.newPage();
    await page.goto(address);
    const title = await page.title();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    return title;
  };
  await expect.poll(headings, { timeout: 20_000 }).not.toBe(release);
  return page;
}

/** What a reader has written and set lies there, whatever has become of the worker. */
async function expectLeft(page: Page, { address }: Site): Promise<void> {
  const at = (path: string) => new URL(path, address).href;
  await open(page, at('drafts/'));
  const main = page.getByRole('main');
  await expect(main).toContainText(LEFT.draft.text);
  await expect(main).toContainText(LEFT.letter.text);
  await main.getByRole('link', { name: LEFT.draft.title }).first().click();
  await expect(page.getByLabel('Comment', { exact: true })).toHaveValue(LEFT.draft.text);
  await open(page, at('saved/'));
  await expect(main.getByRole('link', { name: LEFT.saved })).toBeVisible();
  await open(page, at('offline/'));
  await expect(main.getByRole('link', { name: LEFT.saved })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
}

for (const release of releases())
  test.describe(`after release ${release}`, () => {
    test.use({ release });

    test('today’s comes up with all that was kept, and reads it without a network', async ({
      page,
      context,
      own,
      watch,
    }) => {
      test.slow();
      watch.expectLines(...NETWORK_LINES);
      await readBefore(page, own, release);
      publishEdition(own.folder);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await page.close();
      const after = await comeAgain(context, own, release);
      await expectLeft(after, own);
      await open(after, own.address);
      await readyOffline(after);
      await own.stop();
      await open(after, new URL('drafts/', own.address).href);
      await expect(after.getByRole('main')).toContainText(LEFT.draft.text);
      await after.getByRole('banner').getByRole('link', { name: 'Released' }).click();
      await after.getByRole('main').getByRole('link', { name: LEFT.saved, exact: true }).click();
      await expect(after.getByRole('main').getByRole('article').first()).toContainText('Part 4');
      await open(after, new URL('search/?q=harbour', own.address).href);
      await expect(after.getByRole('main').getByRole('status')).toHaveText(/articles? for “harbour”/);
    });

    test('a site without offline takes its worker and caches away, and leaves what was written', async ({
      page,
      context,
      own,
      watch,
    }) => {
      test.slow();
      watch.expectLines(...NETWORK_LINES);
      await readBefore(page, own, release);
      publishEdition(own.folder, '--no-offline');
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await page.close();
      const after = await comeAgain(context, own, release);
      const left = () =>
        after.evaluate(async () => [
          (await navigator.serviceWorker.getRegistrations()).length,
          (await caches.keys()).length,
        ]);
      await expect.poll(left).toEqual([0, 0]);
      await after.reload();
      await expect.poll(left).toEqual([0, 0]);
      await expectLeft(after, own);
    });
  });
