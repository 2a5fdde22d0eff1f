import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish, serve } from './command.ts';
import { articleAt } from './edition.ts';
import { expect, headline, open, readyOffline, test } from './journey.ts';
import { titleOf, writeArticles } from './writing.ts';

test('opens a feed of 2,000 articles, keeps all of them, and reads the oldest with the server gone', async ({
  page,
  watch,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-long-'));
  writeArticles(join(folder, 'articles'), 1, 2000);
  publish(join(folder, 'site'), join(folder, 'articles'));
  const site = await serve(join(folder, 'site'));
  try {
    await open(page, site.address);
    await expect(page.getByRole('link', { name: titleOf(2000), exact: true })).toBeVisible();
    await readyOffline(page);
    await open(page, new URL('offline/', site.address).href);
    await page.getByRole('button', { name: 'Keep the whole edition' }).click();
    await expect(page.getByText('The whole edition is on this device.')).toBeVisible({ timeout: 120_000 });
    watch.expectLines(/^Failed to load resource/, /^The FetchEvent for/);
    await site.stop();
    await open(page, new URL(articleAt(site.folder, -1).path, site.address).href);
    await expect(headline(page)).toHaveText(titleOf(1));
    await expect(page.getByRole('main').getByRole('article').first()).toContainText('Part 4');
  } finally {
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
