import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { publish, type Site, serve } from './command.ts';
import { test as base, expect, headline, NETWORK_LINES, open, readyOffline } from './journey.ts';
import { buildOther } from './other-app.ts';
import { titleOf, writeArticles } from './writing.ts';

/** A site of twelve articles, and what brings a new app and edition into its place between two clicks. */
type Deployed = Site & { readonly deploy: () => void };

const CHANGED = 'Added when the second edition came.';

const test = base.extend<{ readonly own: Deployed }>({
  own: async ({ watch }, use) => {
    watch.expectLines(...NETWORK_LINES);
    const folder = mkdtempSync(join(tmpdir(), 'carrel-deploy-'));
    const [articles, first, second] = ['articles', 'first', 'second'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeArticles(articles, 1, 12);
    publish(first, articles);
    const other = buildOther();
    const site = await serve(first);
    const deploy = () => {
      writeArticles(articles, 13, 13);
      appendFileSync(join(articles, 'made-up-0011.md'), `\n${CHANGED}\n`);
      spawnSync(process.execPath, [other.command, 'publish', articles, '--out', second]);
      // All of the first is gone at once, as on hosts that keep no older files.
      for (const name of readdirSync(first)) rmSync(join(first, name), { recursive: true });
      cpSync(second, first, { recursive: true });
    };
    await use({ ...site, deploy });
    watch.end();
    await site.stop();
    other.end();
    rmSync(folder, { recursive: true, force: true });
  },
});

const scriptOf = (page: Page) => page.locator('script[type="module"][src]').getAttribute('src');

test('a new app and edition between two clicks: the open page goes on, offers the newer one, and loads it once', async ({
  page,
  own,
}) => {
  test.slow();
  const at = (path: string) => new URL(path, own.address).href;
  const main = page.getByRole('main');
  await open(page, own.address);
  await readyOffline(page);
  const old = await scriptOf(page);
  own.deploy();

  // Old articles and parts of the old app that were never opened.
  await main.getByRole('link', { name: titleOf(3), exact: true }).click();
  await expect(main.getByRole('article').first()).toContainText('Part 4');
  await page.getByLabel('Comment', { exact: true }).fill('Begun in the old app.');
  await page.getByRole('banner').getByRole('link', { name: 'Settings' }).click();
  await expect(headline(page)).toHaveText('Settings');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('no. 5');
  await expect(main.getByRole('link', { name: titleOf(5), exact: true })).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Articles' }).click();
  await main.getByRole('link', { name: titleOf(11), exact: true }).click();
  await expect(main.getByRole('article').first()).toContainText('Part 4');
  expect(await scriptOf(page)).toBe(old);

  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => scriptOf(page).catch(() => old)).not.toBe(old);
  await expect(headline(page)).toHaveText(titleOf(11));
  await expect(main.getByRole('article').first()).toContainText(CHANGED);
  await open(page, own.address);
  await expect(main.getByRole('link', { name: titleOf(13), exact: true })).toBeVisible();
  expect(loads).toBe(2);
  await open(page, at('drafts/'));
  await expect(main).toContainText('Begun in the old app.');
  await open(page, own.address);
  await readyOffline(page);
  await own.stop();
  await open(page, at('settings/'));
  await open(page, own.address);
  await main.getByRole('link', { name: titleOf(13), exact: true }).click();
  await expect(main.getByRole('article').first()).toContainText('Part 4');
});

test.describe('in a browser that has no worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a part of the old app that is gone is said in a sentence, and opened again in the new one', async ({
    page,
    own,
    watch,
  }) => {
    watch.expectLines(
      /^Service Worker registration blocked/,
      /^Refused to apply style/,
      /^Error: Unable to preload CSS/,
    );
    await open(page, own.address);
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
    own.deploy();
    await page.getByRole('banner').getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByText('A part of the reader is missing.')).toBeVisible();
    await page.getByRole('button', { name: 'Open it again' }).click();
    await expect(headline(page)).toHaveText('Settings');
    await page.getByRole('banner').getByRole('link', { name: 'Articles' }).click();
    await expect(page.getByRole('main').getByRole('link', { name: titleOf(13), exact: true })).toBeVisible();
  });
});

/** Runs in the page: its clock goes as before, so many milliseconds off. */
function setClock(off: number): void {
  const Right = Date;
  globalThis.Date = new Proxy(Right, {
    construct: (_, given) => (given.length > 0 ? Reflect.construct(Right, given) : new Right(Right.now() + off)),
    get: (_, name) => (name === 'now' ? () => Right.now() + off : Reflect.get(Right, name)),
  });
}

test('a clock that was set back changes nothing of what is kept, and what is written later is later', async ({
  context,
  own,
}) => {
  test.slow();
  const at = (path: string) => new URL(path, own.address).href;
  const visit = async (year: number) => {
    const page = await context.newPage();
    await page.addInitScript(setClock, Date.UTC(year, 2, 1) - Date.now());
    return page;
  };
  const now = await visit(2030);
  await open(now, own.address);
  await now
    .getByRole('main')
    .getByRole('link', { name: titleOf(11), exact: true })
    .click();
  await now.getByLabel('Comment', { exact: true }).fill('Written in 2030.');
  await readyOffline(now);
  await now.close();

  const before = await visit(2001);
  await open(before, own.address);
  await before
    .getByRole('main')
    .getByRole('link', { name: titleOf(11), exact: true })
    .click();
  const comment = before.getByLabel('Comment', { exact: true });
  await expect(comment).toHaveValue('Written in 2030.');
  await comment.fill('Written in 2030, and again in 2001.');
  own.deploy();
  const article = before.getByRole('main').getByRole('article').first();
  await expect(async () => {
    await before.reload();
    await expect(comment).toHaveValue('Written in 2030, and again in 2001.');
    await expect(article).toContainText(CHANGED, { timeout: 2000 });
  }).toPass();
  await before.close();

  const again = await visit(2030);
  await open(again, own.address);
  await readyOffline(again);
  await own.stop();
  await again.reload();
  await again
    .getByRole('main')
    .getByRole('link', { name: titleOf(11), exact: true })
    .click();
  await expect(again.getByRole('main').getByRole('article').first()).toContainText(CHANGED);
  await expect(again.getByLabel('Comment', { exact: true })).toHaveValue('Written in 2030, and again in 2001.');
  await open(again, at('offline/'));
  await expect(again.getByRole('main').getByRole('link', { name: titleOf(11) })).toHaveCount(1);
});
