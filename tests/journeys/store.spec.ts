import type { Page } from '@playwright/test';
import { articleAt } from './edition.ts';
import { expect, headline, NOT_FOUND_LINES, open, readyOffline, test } from './journey.ts';

/** What a browser does with the device's disk in private windows, frames and broken profiles, when it is full, and so on. */
type Fault = 'open throws' | 'open fails' | 'open hangs' | 'put throws' | 'put fails' | 'transaction fails';

function breakStore(fault: string): void {
  const factory = IDBFactory.prototype;
  const store = IDBObjectStore.prototype;
  const full = () => new DOMException('no room', 'QuotaExceededError');
  const failing = (error: DOMException) => {
    const request = new EventTarget();
    Object.assign(request, { error, result: undefined, readyState: 'done', onupgradeneeded: null });
    setTimeout(() => request.dispatchEvent(new Event('error')));
    return request as unknown as IDBOpenDBRequest;
  };
  if (fault === 'open throws')
    factory.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
  if (fault === 'open fails') factory.open = () => failing(new DOMException('broken', 'UnknownError'));
  if (fault === 'open hangs') factory.open = () => new EventTarget() as unknown as IDBOpenDBRequest;
  if (fault === 'put throws')
    store.put = () => {
      throw full();
    };
  const { put, add } = store;
  if (fault === 'put fails')
    store.put = function (value: unknown, key?: IDBValidKey) {
      const request = key === undefined ? put.call(this, value) : put.call(this, value, key);
      // The same once more cannot be added: the transaction fails, and takes with it what was put.
      add.call(this, value);
      return request;
    };
  if (fault === 'transaction fails')
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('lost', 'UnknownError');
    };
}

/** The lasting line in the footer: here it says what is not kept. */
const line = (page: Page) => page.getByRole('contentinfo').getByRole('status');

const faults: readonly (readonly [Fault, RegExp])[] = [
  ['open throws', /^Nothing is kept on this device: the browser does not let it\./],
  ['open fails', /^Nothing is kept on this device: the browser does not let it\./],
  ['put throws', /^Nothing more is kept on this device: there is no room left\./],
  ['put fails', /^Nothing is kept on this device: the browser does not let it\./],
  ['transaction fails', /^Nothing is kept on this device: the browser does not let it\./],
];

for (const [fault, sentence] of faults)
  test(`where ${fault}: reading goes on from the network, and one sentence says what is not kept`, async ({
    page,
    site,
  }) => {
    await page.addInitScript(breakStore, fault);
    const [first, far] = [articleAt(site.folder, 0), articleAt(site.folder, -1)];
    await open(page, site.address);
    await expect(line(page)).toHaveText(sentence, { timeout: 15_000 });
    await page.getByRole('main').getByRole('link', { name: first.title, exact: true }).click();
    await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
    await open(page, site.path(far.path));
    await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
    await page.getByLabel('Comment', { exact: true }).pressSequentially('Kept nowhere.');
    await expect(page.getByText(/^This draft is not kept on this device/)).toBeVisible();
    for (const [path, heading] of [
      ['saved/', 'Saved'],
      ['drafts/', 'Drafts'],
      ['offline/', 'On this device'],
      ['settings/', 'Settings'],
      [`topics/${encodeURIComponent(first.tags[0] ?? '')}/`, first.tags[0] ?? ''],
    ] as const) {
      await open(page, site.path(path));
      await expect(headline(page)).toHaveText(heading);
      await expect(page.getByRole('main')).toContainText(/\w+ .*[.!]/);
    }
    await open(page, site.path(`search/?q=${encodeURIComponent(far.title)}`));
    await expect(page.getByRole('main').getByRole('link', { name: far.title })).toBeVisible();
  });

test('where the disk never answers, reading goes on from the network', async ({ page, site }) => {
  await page.addInitScript(breakStore, 'open hangs');
  const first = articleAt(site.folder, 0);
  await open(page, site.path(first.path));
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
  await page.getByRole('banner').getByRole('link', { name: 'The Carrel' }).click();
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible({ timeout: 15_000 });
});

test('where the database is deleted under the app, what is typed and kept afterwards is there', async ({
  page,
  context,
  site,
}) => {
  const first = articleAt(site.folder, 0);
  await open(page, site.address);
  await readyOffline(page);
  const other = await context.newPage();
  await other.goto(site.path('robots.txt'));
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('carrel:/');
        deleting.addEventListener('success', resolve);
        deleting.addEventListener('error', reject);
      }),
  );
  await page.getByRole('main').getByRole('link', { name: first.title, exact: true }).click();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
  await page.getByLabel('Comment', { exact: true }).fill('Typed after the loss.');
  await expect(page.getByText(/^Draft kept on this device/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Comment', { exact: true })).toHaveValue('Typed after the loss.');
  await readyOffline(page);
  await site.stop();
  await page.reload();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
});

test('where another tab holds an older database, a sentence says so until that tab is closed', async ({
  page,
  context,
  site,
  watch,
}) => {
  watch.expectLines(...NOT_FOUND_LINES);
  const first = articleAt(site.folder, 0);
  const other = await context.newPage();
  await other.goto(site.path('robots.txt'));
  await other.evaluate(
    () =>
      new Promise((resolve) => {
        // The first version of all. It never closes when it is asked to, as old programs did.
        const opening = indexedDB.open('carrel:/', 1);
        opening.addEventListener('upgradeneeded', () => {
          const create = (name: string, keyPath: string | string[]) =>
            opening.result.createObjectStore(name, { keyPath });
          for (const [name, keyPath] of [
            ['editions', 'id'],
            ['pages', 'sha256'],
            ['rows', 'id'],
          ] as const)
            create(name, keyPath);
          create('marks', ['kind', 'id']);
          create('drafts', ['articleId', 'tab']);
          const articles = create('articles', 'id');
          articles.createIndex('bySlug', 'slug');
          articles.createIndex('bySha256', 'sha256');
        });
        opening.addEventListener('success', () => resolve(Object.assign(globalThis, { held: opening.result }) && 0));
      }),
  );
  await open(page, site.address);
  await expect(line(page)).toHaveText(/another tab/);
  await page.getByRole('main').getByRole('link', { name: first.title, exact: true }).click();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/.{400}/s);
  await other.close();
  await page.reload();
  await readyOffline(page);
});
