import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { publish, serve } from './command.ts';
import { newProfile } from './crash.ts';
import { headersOf, readJson } from './edition.ts';
import { type Front, type Meddling, startFront } from './front.ts';
import { test as base, expect, headline, launchOptions, NETWORK_LINES, open, readyOffline } from './journey.ts';
import { titleOf, writeArticles } from './writing.ts';

// What goes wrong while an edition is being kept: what the reader sees, and what is kept then. The table of all other
// faults: `store.spec.ts` (the disk refuses, is deleted, is held by another tab), `truth.spec.ts` (nobody answers, or
// somebody else), `deploy.spec.ts` (another app and edition, the clock), `keep.spec.ts` (files), and
// `tests/pages/damaged.test.tsx` (2,000 broken bundles).

/** An edition in three packs, of 63, 49 and 59 articles, behind a server that may do anything. */
type Kept = {
  readonly front: Front;
  readonly folder: string;
  readonly packs: readonly string[];
  readonly at: (path: string) => string;
};

const ALL = 171;
const FIRST_PACK = 63;

const test = base.extend<{ readonly kept: Kept }, { readonly folder: string }>({
  folder: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'carrel-keep-'));
      writeArticles(join(folder, 'keep'), 170, 340);
      publish(join(folder, 'site'), join(folder, 'keep'));
      await use(join(folder, 'site'));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  kept: async ({ folder, watch }, use) => {
    watch.expectLines(...NETWORK_LINES);
    const site = await serve(folder);
    const front = await startFront(site.address);
    const packs = (readJson(folder, 'edition.json') as { packs: { url: string }[] }).packs.map(({ url }) => url);
    await use({ front, folder, packs, at: (path) => new URL(path, front.address).href });
    watch.end();
    await front.kill();
    await site.stop();
  },
});

const keepEdition = (page: Page) => page.getByRole('button', { name: 'Keep the whole edition' });
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' });
const receipt = (page: Page) => page.getByText(new RegExp(`^${ALL} articles, [\\d.,]+ [kM]B, complete, \\w+ \\d`));

/** Titles of the articles whose row and text are on the device, and of those of which only one of the two is. */
async function onDevice(page: Page): Promise<{ whole: string[]; torn: unknown[] }> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await answer(indexedDB.open('carrel:/'));
    const stores = database.transaction(['rows', 'articles']);
    const [rows, texts] = await Promise.all([
      answer(stores.objectStore('rows').getAll() as IDBRequest<{ id: string; title: string }[]>),
      answer(stores.objectStore('articles').getAllKeys()),
    ]);
    database.close();
    const ids = new Set(rows.map(({ id }) => id));
    const torn = [
      ...rows.map(({ id }) => id).filter((id) => !texts.includes(id)),
      ...texts.filter((id) => !ids.has(String(id))),
    ];
    return { whole: rows.map(({ title }) => title), torn };
  });
}

/** Every text that the edition has opens from the device, with nobody to ask. */
async function readsAll(page: Page, { front, folder, at }: Kept): Promise<void> {
  const { whole, torn } = await onDevice(page);
  expect([new Set(whole).size, torn]).toEqual([ALL, []]);
  await front.kill();
  const [last] = headersOf(folder).slice(-1);
  await open(page, at(last?.path ?? ''));
  await expect(headline(page)).toHaveText(last?.title ?? '');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('Part 4');
  await front.back();
}

test('the server is killed in the middle: a sentence, what came stays, and after it is back it goes on by itself', async ({
  page,
  kept,
}) => {
  const { front, packs, at } = kept;
  await open(page, at('offline/'));
  front.meddle(packs[1] ?? '', 'held');
  await keepEdition(page).click();
  await expect.poll(() => front.asked(packs[1] ?? '')).toBe(1);
  await front.kill();
  await expect(page.getByText('The network cannot be reached', { exact: false }).first()).toBeVisible();
  expect((await onDevice(page)).whole.length).toBeGreaterThanOrEqual(FIRST_PACK);
  front.meddle('', undefined);
  await front.back();
  await page.reload();
  await expect(receipt(page)).toBeVisible();
  expect(front.asked(packs[0] ?? '')).toBe(1);
  await readsAll(page, kept);
});

const answers: readonly (readonly [string, Meddling, string])[] = [
  ['ends in the middle', 'cut', 'The network cannot be reached'],
  ['is half of itself', 'half', 'What came is no article.'],
  ['has other bytes than the edition says', 'other bytes', 'What came does not fit the edition it belongs to.'],
  ['is a sign-in page', 'sign-in page', 'What came is no article.'],
];

for (const [what, how, sentence] of answers)
  test(`a pack ${what}: a sentence, nothing of it is kept, what came before stays, and another try completes it`, async ({
    page,
    kept,
  }) => {
    const { front, packs, at } = kept;
    await open(page, at('offline/'));
    front.meddle(packs[2] ?? '', how);
    await keepEdition(page).click();
    await expect(page.getByText(sentence, { exact: false }).first()).toBeVisible();
    const { whole, torn } = await onDevice(page);
    expect([whole.includes(titleOf(229)), whole.includes(titleOf(228)), torn]).toEqual([true, false, []]);
    front.meddle('', undefined);
    await tryAgain(page).click();
    await expect(receipt(page)).toBeVisible();
    expect(front.asked(packs[0] ?? '')).toBe(1);
    await readsAll(page, kept);
  });

test('a page of the feed is another than the edition names: a sentence, and nothing is ordered by it', async ({
  page,
  kept,
}) => {
  const { front, folder, at } = kept;
  const pages = (readJson(folder, 'edition.json') as { feed: { url: string }[] }).feed.map(({ url }) => url);
  await open(page, at('offline/'));
  for (const [how, sentence] of answers.slice(1).map(([, ...rest]) => rest)) {
    front.meddle(pages.at(-1) ?? '', how);
    await page.getByRole('button', { name: /^(Keep the whole edition|Try again)$/ }).click();
    await expect(page.getByText(sentence, { exact: false }).first()).toBeVisible();
  }
  expect(front.asked('packs/')).toBe(0);
  front.meddle('', undefined);
  await tryAgain(page).click();
  await expect(receipt(page)).toBeVisible();
  await readsAll(page, kept);
});

test('the browser is killed in the middle: opened again it goes on by itself, with nothing lost and nothing half', async ({
  kept,
  outside,
  watch,
}) => {
  test.setTimeout(120_000);
  const { front, packs, at } = kept;
  const profile = newProfile(launchOptions(outside));
  const start = async (): Promise<BrowserContext> => {
    const context = await profile.start();
    watch.add(context);
    return context;
  };
  try {
    const page = await (await start()).newPage();
    await open(page, at('offline/'));
    front.meddle(packs[1] ?? '', 'held');
    await keepEdition(page).click();
    await expect.poll(() => front.asked(packs[1] ?? '')).toBe(1);
    await profile.kill();

    front.meddle('', undefined);
    const later = await (await start()).newPage();
    await open(later, at('offline/'));
    await expect(receipt(later)).toBeVisible();
    expect(front.asked(packs[0] ?? '')).toBe(1);
    await readsAll(later, kept);
  } finally {
    await profile.remove();
  }
});

test('the device is full: a sentence, nothing half, and with room again another try completes it', async ({
  kept,
  outside,
  watch,
}) => {
  test.setTimeout(120_000);
  const { at, front } = kept;
  const profile = newProfile(launchOptions(outside));
  const start = async () => {
    const context = await profile.start();
    watch.add(context);
    return context;
  };
  try {
    const first = await (await start()).newPage();
    await open(first, at('offline/'));
    await readyOffline(first);
    // Started anew, as a browser that runs reckons with the room that it has found before.
    await profile.kill();

    const context = await start();
    const page = await context.newPage();
    await page.goto(at('robots.txt'));
    const before = await onDevice(page);
    const devtools = await context.newCDPSession(page);
    const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
    const { origin } = new URL(front.address);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 50_000 });
    await open(page, at('offline/'));
    await keepEdition(page).click();
    await expect(page.getByText('There is no room to keep more.', { exact: false }).first()).toBeVisible();
    const { whole, torn } = await onDevice(page);
    expect([before.whole.filter((title) => !whole.includes(title)), torn]).toEqual([[], []]);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await tryAgain(page).click();
    await expect(receipt(page)).toBeVisible();
    await readsAll(page, kept);
  } finally {
    await profile.remove();
  }
});
