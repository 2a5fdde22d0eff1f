import { expectAccessible } from './barriers.ts';
import { field, NO_NETWORK, NOT_SENT, notice, post, SENT, write } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open } from './journey.ts';
import { withTalk as test } from './talk.ts';

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
  await expect(notice(page, SENT)).toBeFocused();
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
  await expect(notice(page, NO_NETWORK)).toBeFocused();
  await page.reload();
  await expect(notice(page, NO_NETWORK)).toContainText('From the train.');
  expect(talk.taken).toEqual([]);
  talk.meet('take');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(notice(page, SENT)).toBeVisible();
  expect(talk.taken).toHaveLength(1);
});

test('tells a refusal in the words of the place, with the text intact in the form', async ({ page, talk, site }) => {
  const { path, title } = articleAt(site.folder, 0);
  await open(page, talk.path(path));
  await write(page, 'Too late?');
  talk.meet({ status: 403, body: { error: 'closed', message: 'Closed since Friday.' } });
  await post(page);
  const refused = notice(page, NOT_SENT);
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

test('has no barrier among comments that were sent, wait and came back, texts that another tab changed, and drafts', async ({
  page,
  context,
  talk,
  site,
}) => {
  test.setTimeout(120_000);
  const address = talk.path(articleAt(site.folder, 0).path);
  const long = 'Longer'.repeat(20);
  talk.others.push(
    ...['Ada', long, 'Grace', 'Edsger', 'Barbara'].map((name, n) => ({ id: n, name, text: long, parent: `${n - 1}` })),
  );
  await open(page, address);
  await expect(page.getByRole('heading', { name: 'Comments (5)' })).toBeVisible();
  await write(page, 'One.');
  await post(page);
  await expect(notice(page, SENT)).toBeVisible();
  talk.meet({ status: 422, body: { message: long } });
  await write(page, 'Two.');
  await post(page);
  await expect(notice(page, NOT_SENT)).toBeVisible();
  await expectAccessible(page, 'a comment that came back');
  talk.meet('drop');
  await field(page, 'Comment').fill('Three.');
  await post(page);
  await expect(notice(page, NO_NETWORK)).toBeVisible();
  await field(page, 'Comment').fill('Four.');
  await field(page, 'Name').fill('x'.repeat(300));
  await field(page, 'Email').fill('x@');
  await post(page);
  await expect(field(page, 'Name')).toBeFocused();
  const other = await context.newPage();
  await open(other, address);
  await field(page, 'Comment').focus();
  await field(other, 'Comment').fill(`${long} there.`);
  await field(page, 'Comment').fill('Here.');
  await expect(page.getByRole('alert', { name: /changed in another tab/ })).toBeVisible();
  await other.close();
  await expectAccessible(page, 'comments that wait and disagree');
  await page.goto(talk.path('drafts/'));
  await expect(page.getByText(/^Waiting to be sent, /)).toBeVisible();
  await expectAccessible(page, 'drafts');
});
