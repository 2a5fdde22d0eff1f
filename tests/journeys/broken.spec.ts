import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Site, serve } from './command.ts';
import { articleAt, feedFiles, readJson } from './edition.ts';
import { test as base, expect, headline, NETWORK_LINES, open } from './journey.ts';

/** A site whose files the test may change: its own copy, served for this test alone. */
const test = base.extend<{ readonly own: Site }>({
  own: async ({ copy, watch }, use) => {
    watch.expectLines(...NETWORK_LINES);
    const site = await serve(copy);
    await use(site);
    watch.end();
    await site.stop();
  },
});

/** A screen that is not blank: one heading, a sentence, and something to do. */
async function expectWayOut(page: Page): Promise<void> {
  await expect(headline(page)).toHaveCount(1);
  const main = page.getByRole('main');
  await expect(main.getByText(/\w+ .*[.!]$/).first()).toBeVisible({ timeout: 15_000 });
  await expect(main.getByRole('link').or(main.getByRole('button')).first()).toBeVisible();
}

type Damage = (bytes: Buffer) => string | Buffer;
const half: Damage = (bytes) => bytes.subarray(0, bytes.length >> 1);
const signIn: Damage = () => '<!doctype html><title>Sign in</title><h1>Welcome to the hotel network</h1>';
const damages: readonly (readonly [name: string, damage: Damage])[] = [
  ['cut off in the middle', half],
  ['empty', () => ''],
  ['a sign-in page instead', signIn],
  ['bytes that are no text', () => Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x80, 0x81])],
  ['JSON that is no feed', () => '[1, null, {"a": "b"}]'],
  ['a feed without items', () => '{"version": "https://jsonfeed.org/version/1.1", "title": "x"}'],
  ['fields of the wrong kind', () => '{"version": 1, "title": {}, "items": [{"id": [], "content_html": 7}, null]}'],
  ['very deep JSON', () => '['.repeat(50_000)],
];

for (const [name, damage] of damages) {
  test(`an article that came ${name}: a sentence and a way out`, async ({ page, own }) => {
    const first = articleAt(own.folder, 0);
    const path = join(own.folder, first.bundle);
    writeFileSync(path, damage(readFileSync(path)));
    await open(page, new URL(first.path, own.address).href);
    await expectWayOut(page);
    await page.getByRole('banner').getByRole('link', { name: 'The Carrel' }).click();
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  });

  test(`an edition.json that came ${name}: a sentence and a way out`, async ({ page, own }) => {
    const path = join(own.folder, 'edition.json');
    writeFileSync(path, damage(readFileSync(path)));
    await page.goto(own.address);
    await expectWayOut(page);
  });

  test(`a feed page that came ${name}: a sentence and a way out`, async ({ page, own }) => {
    const path = join(own.folder, feedFiles(own.folder)[0] ?? '');
    writeFileSync(path, damage(readFileSync(path)));
    await page.goto(own.address);
    await expectWayOut(page);
  });
}

test('an article with another hash than its header says: shown or refused, never blank, and never kept as the right one', async ({
  page,
  own,
}) => {
  const first = articleAt(own.folder, 0);
  const bundle = readJson(own.folder, first.bundle) as { items: { content_html: string }[] };
  bundle.items[0] = { ...bundle.items[0], content_html: '<p>Not what was published, but a whole sentence.</p>' };
  const right = readFileSync(join(own.folder, first.bundle));
  writeFileSync(join(own.folder, first.bundle), JSON.stringify(bundle));
  await open(page, new URL(first.path, own.address).href);
  await expectWayOut(page);
  writeFileSync(join(own.folder, first.bundle), right);
  await page.reload();
  await expect(page.getByText('Not what was published')).toBeHidden();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
});

test('an edition that breaks later takes nothing away that is on the device', async ({ page, own }) => {
  const first = articleAt(own.folder, 0);
  await open(page, new URL(first.path, own.address).href);
  await expect(page.getByRole('status').filter({ hasText: 'Ready to read offline' })).toBeVisible({ timeout: 20_000 });
  for (const path of ['edition.json', feedFiles(own.folder)[0] ?? '', first.bundle]) {
    writeFileSync(join(own.folder, path), '<!doctype html>');
  }
  await page.goto(own.address);
  await page.getByRole('main').getByRole('link', { name: first.title, exact: true }).click();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
});
