import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { publish, serve } from './command.ts';
import { expect, headline, open, readyOffline, test } from './journey.ts';

const BRIDGE = (day: string) => `---
title: The bridge
date: 2026-03-02
---

It was built in 1911, of iron that had been a railway before.

The council says that it opens again on ${day}.

Nobody believes it.
`;

/** A folder with one article, which a newer one is written over later. */
function source() {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-changed-'));
  mkdirSync(join(folder, 'posts'));
  const write = (day: string) => writeFileSync(join(folder, 'posts', 'bridge.md'), BRIDGE(day));
  const site = join(folder, 'site');
  return {
    write,
    site,
    publish: () => publish(site, join(folder, 'posts')),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

test('says of an article that was read that it has changed, and what', async ({ page, watch }) => {
  const { write, site: folder, publish: publishAgain, end } = source();
  write('Monday');
  publishAgain();
  const site = await serve(folder);
  try {
    await page.clock.install();
    await open(page, new URL('articles/the-bridge/', site.address).href);
    await readyOffline(page);
    await page.clock.runFor(6000);
    await open(page, site.address);
    await expect(page.getByRole('main').getByText('Read', { exact: true })).toBeVisible();

    write('Friday');
    publishAgain();
    await page.reload();
    await page.reload();
    await expect(page.getByRole('main').getByText('Changed since you read it')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'The bridge', exact: true }).click();
    await expect(headline(page)).toHaveText('The bridge');
    await expect(page.getByText(/^This article has changed since you read it\./)).toBeVisible();
    await page.getByRole('button', { name: 'Show what changed' }).click();
    const changes = page.getByRole('list', { name: 'What changed' });
    await expect(changes.getByRole('listitem')).toHaveCount(1);
    await expect(changes).toHaveText('The council says that it opens again on MondayFriday.');
    await expect(changes.getByRole('deletion')).toHaveText('Monday');
    await expect(changes.getByRole('insertion')).toHaveText('Friday');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Hide what changed' }).click();
    await expect(changes).toBeHidden();
  } finally {
    watch.end();
    await site.stop();
    end();
  }
});
