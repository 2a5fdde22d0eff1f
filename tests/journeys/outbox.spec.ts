import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { publish, serve } from './command.ts';
import { field, NO_NETWORK, NOT_SENT, notice, post, press, SENT, write } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open, readyOffline } from './journey.ts';
import { startTalk, withTalk as test } from './talk.ts';
import { writeArticles } from './writing.ts';

const lookAgain = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')));
const draftLine = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

test('written without a network, posted, the tab closed: the worker posts it, once, by Background Sync', async ({
  page,
  context,
  talk,
  site,
}) => {
  const { path } = articleAt(site.folder, 0);
  await open(page, talk.path(path));
  await readyOffline(page);
  talk.meet('drop');
  await write(page, 'Sent by nobody.');
  await post(page);
  await expect(notice(page, NO_NETWORK)).toBeVisible();
  // The browser tries at once and in vain; it would try again in minutes.
  const tried = talk.attempts();
  const other = await context.newPage();
  await other.goto(talk.path('robots.txt'));
  const worker = await workerOf(other);
  await page.close();
  talk.meet('take');
  await worker.sync();
  await expect.poll(() => talk.taken.length).toBe(1);
  expect(talk.attempts()).toBeGreaterThan(tried);
  await other.goto(talk.path('drafts/'));
  await expect(other.getByText(/^Sent, /)).toBeVisible();
  expect(talk.taken).toMatchObject([{ comment: 'Sent by nobody.' }]);
});

test('two tabs that send at once: one does', async ({ page, context, talk, site }) => {
  const address = talk.path(articleAt(site.folder, 0).path);
  const other = await context.newPage();
  await open(page, address);
  await open(other, address);
  talk.meet('drop');
  await write(page, 'Once.');
  await post(page);
  await expect(notice(other, NO_NETWORK)).toContainText('Once.');
  talk.meet('take');
  await Promise.all([lookAgain(page), lookAgain(other)]);
  await expect(notice(page, SENT)).toBeVisible();
  await expect(notice(other, SENT)).toBeVisible();
  expect(talk.taken).toHaveLength(1);
  const attempts = talk.attempts();
  await Promise.all([lookAgain(page), lookAgain(other)]);
  await write(page, 'Another.');
  await post(page);
  await expect.poll(() => talk.taken.length).toBe(2);
  expect(talk.attempts()).toBe(attempts + 1);
});

test('a comment that waits can be withdrawn, had back, and withdrawn again: then nothing arrives', async ({
  page,
  talk,
  site,
}) => {
  await open(page, talk.path(articleAt(site.folder, 0).path));
  talk.meet('drop');
  await write(page, 'On second thoughts.');
  await post(page);
  await press(page, NO_NETWORK, 'Withdraw');
  await expect(notice(page, NO_NETWORK)).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(notice(page, NO_NETWORK)).toContainText('On second thoughts.');
  await press(page, NO_NETWORK, 'Withdraw');
  await expect(notice(page, NO_NETWORK)).toBeHidden();
  talk.meet('take');
  await lookAgain(page);
  await page.reload();
  await write(page, 'Another.');
  await post(page);
  await expect(notice(page, SENT)).toBeVisible();
  expect(talk.taken).toMatchObject([{ comment: 'Another.' }]);
});

test('a comment that waits can be changed, and arrives as it is then, once', async ({ page, talk, site }) => {
  await open(page, talk.path(articleAt(site.folder, 0).path));
  talk.meet('drop');
  await write(page, 'Helo.');
  await post(page);
  await press(page, NO_NETWORK, 'Edit');
  await expect(field(page, 'Comment')).toBeFocused();
  await expect(field(page, 'Comment')).toHaveValue('Helo.');
  await field(page, 'Comment').fill('Hello.');
  talk.meet('take');
  await post(page);
  await expect(notice(page, SENT)).toBeVisible();
  expect(talk.taken).toMatchObject([{ comment: 'Hello.', name: 'Reader' }]);
});

test('a refused comment can be changed and posted again, and nothing of it is left then', async ({
  page,
  talk,
  site,
}) => {
  await open(page, talk.path(articleAt(site.folder, 0).path));
  talk.meet({ status: 422, body: { message: 'No shouting.' } });
  await write(page, 'HELLO');
  await post(page);
  await expect(notice(page, NOT_SENT)).toContainText('No shouting.');
  await field(page, 'Comment').fill('Hello');
  talk.meet('take');
  await post(page);
  await expect(notice(page, SENT)).toBeVisible();
  await expect(notice(page, NOT_SENT)).toBeHidden();
  await page.reload();
  await expect(field(page, 'Comment')).toHaveValue('');
  expect(talk.taken).toMatchObject([{ comment: 'Hello' }]);
});

for (const cors of [true, false])
  test(`a place on another origin ${cors ? 'that allows it takes the comment' : 'without CORS: it waits, and nothing arrives'}`, async ({
    page,
    site,
    watch,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-elsewhere-'));
    const elsewhere = await startTalk(site.folder);
    elsewhere.others.push({ id: 1, name: 'Ada', text: 'First.' });
    writeFileSync(
      join(folder, 'carrel.json'),
      JSON.stringify({ comments: { kind: 'json', url: `${elsewhere.address}talk` } }),
    );
    writeArticles(join(folder, 'articles'), 1, 1);
    publish(join(folder, 'site'), join(folder, 'articles'), '--config', join(folder, 'carrel.json'));
    const reader = await serve(join(folder, 'site'));
    watch.expectLines(/blocked by CORS policy/, /^Failed to load resource/);
    if (cors) elsewhere.allow(new URL(reader.address).origin);
    await open(page, reader.address + articleAt(join(folder, 'site'), 0).path);
    if (cors) await expect(page.getByText('First.')).toBeVisible();
    else await expect(page.getByText('The comments could not be fetched.')).toBeVisible({ timeout: 15_000 });
    await write(page, 'From elsewhere.');
    await post(page);
    await expect(notice(page, cors ? SENT : NO_NETWORK)).toBeVisible();
    expect(elsewhere.taken).toHaveLength(cors ? 1 : 0);
    watch.end();
    await Promise.all([reader.stop(), elsewhere.stop()]);
    rmSync(folder, { recursive: true });
  });

test('a full disk is said where one types, and what was typed is kept when there is room again', async ({
  page,
  talk,
  site,
}) => {
  const disk = await fullDisk(page, talk.address);
  await open(page, talk.path(articleAt(site.folder, 0).path));
  await field(page, 'Comment').fill('No room for this.');
  await expect(draftLine(page, /^This draft is not kept on this device: there is no room left/)).toBeVisible();
  await expect(field(page, 'Comment')).toHaveValue('No room for this.');
  await disk.makeRoom();
  await field(page, 'Comment').pressSequentially('..');
  await expect(draftLine(page, /^Draft kept/)).toBeVisible();
  await page.reload();
  await expect(field(page, 'Comment')).toHaveValue('No room for this...');
});

test('a full disk while a comment waits: it says that it is not kept, and goes all the same', async ({
  page,
  talk,
  site,
}) => {
  await fullDisk(page, talk.address);
  await open(page, talk.path(articleAt(site.folder, 0).path));
  talk.meet('drop');
  await write(page, 'No room for this.');
  await post(page);
  await expect(notice(page, NO_NETWORK)).toContainText('It is not kept on this device: keep this page open');
  talk.meet('take');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(notice(page, SENT)).toBeVisible();
  expect(talk.taken).toMatchObject([{ comment: 'No room for this.' }]);
});

for (const [device, breakIt] of [
  ['without IndexedDB', () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
  [
    'whose IndexedDB refuses',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    },
  ],
] as const)
  test(`a browser ${device}: the form says that nothing is kept, and posts`, async ({ page, talk, site }) => {
    await page.addInitScript(breakIt);
    await open(page, talk.path(articleAt(site.folder, 0).path));
    await write(page, 'Kept nowhere.');
    await expect(draftLine(page, /not kept on this device: the browser does not let it/)).toBeVisible();
    talk.meet('drop');
    await post(page);
    await expect(notice(page, NO_NETWORK)).toContainText('It is not kept on this device: keep this page open');
    talk.meet('take');
    await press(page, NO_NETWORK, 'Send now');
    await expect(notice(page, SENT)).toBeVisible();
    await expect(field(page, 'Comment')).toHaveValue('');
    expect(talk.taken).toMatchObject([{ comment: 'Kept nowhere.' }]);
  });

/** Leaves no byte to the site, before it has written any: later the browser would believe its last count for a while. */
async function fullDisk(page: Page, address: string): Promise<{ readonly makeRoom: () => Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(address);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  return {
    makeRoom: async () => void (await devtools.send('Storage.overrideQuotaForOrigin', { origin })),
  };
}

/** The worker of a page's origin, as the browser's own tools know it. */
async function workerOf(page: Page): Promise<{ readonly sync: () => Promise<void> }> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (first) resolve(first.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const registrationId = await found;
  const origin = new URL(page.url()).origin;
  return {
    sync: async () => {
      const tag = 'carrel-outbox';
      await devtools.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag, lastChance: false });
    },
  };
}
