import type { Page } from '@playwright/test';
import { articleAt } from './edition.ts';
import { test as base, expect, NETWORK_LINES, open } from './journey.ts';
import { startTalk, type Talk } from './talk.ts';

const test = base.extend<{ readonly talk: Talk }>({
  edition: 'talk',
  talk: async ({ site, watch }, use) => {
    watch.expectLines(...NETWORK_LINES);
    const talk = await startTalk(site.folder);
    await use(talk);
    watch.end();
    await talk.stop();
  },
});

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const notice = (page: Page, title: string) => page.getByRole('region', { name: title });

async function write(page: Page, comment: string): Promise<void> {
  await field(page, 'Comment').fill(comment);
  await field(page, 'Name').fill('Reader');
}
const post = (page: Page) => page.getByRole('button', { name: 'Post comment' }).click();

test('posts a comment, says so, and shows it among those that stand there', async ({ page, talk, site }) => {
  talk.others.push(
    { id: 1, name: 'Ada', date: '2026-01-02T10:00:00Z', html: '<p>First.</p><script>document.title = "x"</script>' },
    { id: 2, parent: '1', name: 'Grace', text: 'Second.' },
  );
  await open(page, talk.path(articleAt(site.folder, 0).path));
  await expect(page.getByRole('heading', { name: 'Comments (2)' })).toBeVisible();
  await expect(page.locator('li li', { hasText: 'Second.' })).toBeVisible();
  await write(page, 'Well said.');
  await post(page);
  await expect(notice(page, 'Your comment was sent')).toBeFocused();
  await expect(field(page, 'Comment')).toHaveValue('');
  expect(talk.taken).toMatchObject([{ comment: 'Well said.', name: 'Reader' }]);
});

test('keeps a comment that was posted offline, through a reload, and sends it once when the site answers again', async ({
  page,
  talk,
  site,
}) => {
  await open(page, talk.path(articleAt(site.folder, 0).path));
  await write(page, 'From the train.');
  talk.meet('drop');
  await post(page);
  await expect(notice(page, 'Your comment waits for the network')).toBeFocused();
  await page.reload();
  await expect(notice(page, 'Your comment waits for the network')).toContainText('From the train.');
  expect(talk.taken).toEqual([]);
  talk.meet('take');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(notice(page, 'Your comment was sent')).toBeVisible();
  expect(talk.taken).toHaveLength(1);
});

test('tells a refusal in the words of the place, with the text intact in the form', async ({ page, talk, site }) => {
  const { path, title } = articleAt(site.folder, 0);
  await open(page, talk.path(path));
  await write(page, 'Too late?');
  talk.meet({ status: 403, body: { error: 'closed', message: 'Closed since Friday.' } });
  await post(page);
  const refused = notice(page, 'Your comment was not sent');
  await expect(refused).toBeFocused();
  await expect(refused).toContainText('Comments on this article are closed.');
  await expect(refused).toContainText('Closed since Friday.');
  await expect(field(page, 'Comment')).toHaveValue('Too late?');
  await page.getByRole('link', { name: 'Drafts', exact: true }).first().click();
  await expect(page.getByText(/^Not sent, /)).toBeVisible();
  await page.getByRole('link', { name: 'Continue', description: title }).click();
  await expect(field(page, 'Comment')).toHaveValue('Too late?');
  await expect(field(page, 'Comment')).toBeFocused();
});
