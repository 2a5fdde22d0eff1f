import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strings } from '../strings.ts';
import { field, NO_NETWORK, NOT_SENT, notice, post, SENT, write } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open } from './journey.ts';
import { withTalk as test } from './talk.ts';

/** A row of the drafts page. */
const row = (page: Page, title: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title }) });
const menu = (page: Page) => page.getByRole('link', { name: 'Drafts', exact: true }).first();

test('what is begun, waits, came back and was sent is listed, marked in the feed, and counted in the menu', async ({
  page,
  talk,
  site,
}) => {
  const [begun, waits, back] = [0, 1, 2].map((place) => articleAt(site.folder, place)) as [Header, Header, Header];
  await open(page, talk.path(waits.path));
  await write(page, 'Sent already.');
  await post(page);
  await expect(notice(page, SENT)).toBeVisible();
  await open(page, talk.path(back.path));
  talk.meet({ status: 403 });
  await write(page, 'Came back.');
  await post(page);
  await expect(notice(page, NOT_SENT)).toBeVisible();
  await open(page, talk.path(waits.path));
  talk.meet('drop');
  await write(page, 'Waits.');
  await post(page);
  await expect(notice(page, NO_NETWORK)).toBeVisible();
  await open(page, talk.path(begun.path));
  await write(page, 'Only begun.');

  await page.goto(talk.address);
  const teaser = (title: string) => page.getByRole('article').filter({ has: page.getByRole('link', { name: title }) });
  await expect(teaser(begun.title)).toContainText('Draft');
  await expect(teaser(waits.title)).toContainText('Comment waits');
  await expect(teaser(back.title)).toContainText('Comment not sent');
  await expect(menu(page)).toHaveAccessibleDescription(/3/);

  await menu(page).click();
  await expect(row(page, begun.title)).toContainText(/Only begun\..*Draft, /s);
  await expect(row(page, waits.title).first()).toContainText(/Waits\..*Waiting to be sent, /s);
  await expect(row(page, waits.title).last()).toContainText(/Sent already\..*Sent, /s);
  await expect(row(page, back.title)).toContainText(/Came back\..*Not sent, .*does not let this comment be posted/s);
  const attempts = talk.attempts();
  await page.reload();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4);
  // It is tried by itself as the page comes up: the button is for after that.
  await expect.poll(talk.attempts).toBeGreaterThan(attempts);

  talk.meet('take');
  await page.getByRole('button', { name: 'Send all that wait' }).click();
  await expect(row(page, waits.title).first()).toContainText('Sent, ');
  await expect(menu(page)).toHaveAccessibleDescription(/2/);
  expect(talk.taken.map(({ comment }) => comment)).toEqual(['Sent already.', 'Waits.']);
});

type Header = ReturnType<typeof articleAt>;

test('what is discarded on the page of drafts is had back: a draft, and a comment that waits', async ({
  page,
  talk,
  site,
}) => {
  const [begun, waits] = [articleAt(site.folder, 0), articleAt(site.folder, 1)];
  await open(page, talk.path(waits.path));
  talk.meet('drop');
  await write(page, 'Waits.');
  await post(page);
  await expect(notice(page, NO_NETWORK)).toBeVisible();
  await open(page, talk.path(begun.path));
  await write(page, 'Only begun.');
  await menu(page).click();
  for (const { title } of [begun, waits]) {
    await page.getByRole('button', { name: `Discard the comment on “${title}”` }).click();
    await expect(row(page, title)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, title)).toHaveCount(1);
  }
  await page.reload();
  await expect(row(page, begun.title)).toContainText('Only begun.');
  await expect(row(page, waits.title)).toContainText('Waits.');
  for (const { title } of [begun, waits]) {
    await page.getByRole('button', { name: `Discard the comment on “${title}”` }).click();
    await expect(row(page, title)).toHaveCount(0);
  }
  await page.reload();
  await expect(page.getByText('No drafts.')).toBeVisible();
  expect(talk.taken).toEqual([]);
});

test('all drafts are exported as a file in which every character is as it was typed', async ({ page, talk, site }) => {
  const text = strings
    .filter((one) => one.isWellFormed())
    .join('\n|\n')
    .replaceAll(/\r\n?/g, '\n');
  const { path, title } = articleAt(site.folder, 0);
  await open(page, talk.path(path));
  await write(page, text, { Website: 'example.org' });
  await menu(page).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('drafts.json');
  const { drafts } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { drafts: unknown };
  expect(drafts).toMatchObject([
    { article: { title }, state: 'draft', comment: text, name: 'Reader', email: '', website: 'example.org' },
  ]);
});

test('room that gets scarce is told while one types, and a comment that is too long is not posted', async ({
  page,
  talk,
  site,
}) => {
  await open(page, talk.path(articleAt(site.folder, 0).path));
  await field(page, 'Name').fill('x'.repeat(244));
  await expect(field(page, 'Name')).toHaveAccessibleDescription('Room for 1 character');
  await field(page, 'Name').pressSequentially('yzz');
  await expect(field(page, 'Name')).toHaveAccessibleDescription('Too long by about 2 characters');
  await field(page, 'Comment').fill('Well.');
  await post(page);
  await expect(field(page, 'Name')).toBeFocused();
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/This name is longer than can be posted/);
  await field(page, 'Name').press('Backspace');
  await field(page, 'Name').press('Backspace');
  await post(page);
  await expect(notice(page, SENT)).toBeVisible();
  expect(talk.taken).toHaveLength(1);
});

test('the comments of others come page by page', async ({ page, talk, site }) => {
  talk.others.push(
    ...Array.from({ length: 25 }, (_, n) => ({ id: n, name: `Reader ${n}`, text: `Comment no. ${n}.` })),
  );
  talk.giveAtATime(10);
  await open(page, talk.path(articleAt(site.folder, 0).path));
  await expect(page.getByRole('heading', { name: 'Comments (10+)' })).toBeVisible();
  const more = page.getByRole('button', { name: 'More comments' });
  await more.click();
  await expect(page.getByRole('heading', { name: 'Comments (20+)' })).toBeVisible();
  await more.click();
  await expect(page.getByRole('heading', { name: 'Comments (25)' })).toBeVisible();
  await expect(page.getByText(/^Comment no\. \d+\.$/)).toHaveCount(25);
  await expect(more).toBeHidden();
});
