import { field, post } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open, test } from './journey.ts';

test.beforeEach(async ({ page, site }) => {
  await open(page, site.path(articleAt(site.folder, 0).path));
  await expect(page.getByRole('heading', { level: 2, name: 'Leave a comment' })).toBeVisible();
});

test('says what an empty form lacks, and puts the cursor into the first field', async ({ page }) => {
  await post(page);
  await expect(page.getByText('Please enter your comment!')).toBeVisible();
  await expect(page.getByText('Please enter your name here')).toBeVisible();
  await expect(page.getByText('Please enter your email address here')).toBeHidden();
  await expect(field(page, 'Comment')).toBeFocused();
  await expect(field(page, 'Comment')).toHaveAccessibleDescription(/Please enter your comment!/);
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/Please enter your name here/);
  await expect(field(page, 'Comment')).toHaveAttribute('aria-invalid', 'true');
});

test('says that an e-mail address is wrong and keeps all that was typed', async ({ page }) => {
  await field(page, 'Comment').fill('A good desk.');
  await field(page, 'Name').fill('Reader');
  await field(page, 'Email').fill('reader at example');
  await field(page, 'Website').fill('example.org');
  await post(page);
  await expect(page.getByText('You have entered an incorrect email address!')).toBeVisible();
  await expect(field(page, 'Email')).toBeFocused();
  await expect(field(page, 'Comment')).toHaveValue('A good desk.');
  await expect(field(page, 'Email')).toHaveValue('reader at example');
  await expect(field(page, 'Website')).toHaveValue('example.org');
});

test('brings a draft back after a reload, and says so', async ({ page }) => {
  await field(page, 'Comment').pressSequentially('The lamp on the left, always.');
  await field(page, 'Name').pressSequentially('Reader');
  await page.reload();
  await expect(field(page, 'Comment')).toHaveValue('The lamp on the left, always.');
  await expect(field(page, 'Name')).toHaveValue('Reader');
  await expect(page.getByRole('status').filter({ hasText: 'Draft kept on this device' })).toBeVisible();
});

test('discards a draft and takes it back', async ({ page }) => {
  await field(page, 'Comment').fill('To be thought over.');
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await expect(field(page, 'Comment')).toHaveValue('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, 'Comment')).toHaveValue('To be thought over.');
  await page.reload();
  await expect(field(page, 'Comment')).toHaveValue('To be thought over.');
});

test('lists the draft among the drafts, from where it goes on', async ({ page, site }) => {
  await field(page, 'Comment').fill('To be gone on with.');
  await page.getByRole('link', { name: 'Drafts', exact: true }).first().click();
  await expect(page.getByText('To be gone on with.')).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: articleAt(site.folder, 0).title })
    .click();
  await expect(field(page, 'Comment')).toHaveValue('To be gone on with.');
});

test('says honestly that nothing was sent, keeps the draft, and offers to copy it or to send it by e-mail', async ({
  page,
}) => {
  await field(page, 'Comment').fill('Where would this go?');
  await field(page, 'Name').fill('Reader');
  await post(page);
  await expect(page.getByRole('heading', { name: 'Nothing was sent' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
  const mail = page.getByRole('link', { name: /e-?mail/i });
  await expect(mail).toHaveAttribute('href', /^mailto:editors@example\.org\?.*Where%20would%20this%20go/);
  await page.reload();
  await expect(field(page, 'Comment')).toHaveValue('Where would this go?');
});

test('brings saved details back under another article, where they were asked for', async ({ page, site }) => {
  await field(page, 'Comment').fill('First.');
  await field(page, 'Name').fill('Reader');
  await field(page, 'Email').fill('reader@example.org');
  await field(page, 'Website').fill('https://example.org/');
  await page
    .getByRole('checkbox', { name: 'Save my name, email, and website in this browser for the next time I comment.' })
    .check();
  await post(page);
  await expect(page.getByRole('heading', { name: 'Nothing was sent' })).toBeVisible();
  await open(page, site.path(articleAt(site.folder, 1).path));
  await expect(field(page, 'Name')).toHaveValue('Reader');
  await expect(field(page, 'Email')).toHaveValue('reader@example.org');
  await expect(field(page, 'Website')).toHaveValue('https://example.org/');
  await expect(field(page, 'Comment')).toHaveValue('');
});

test('keeps no details where that was not asked for', async ({ page, site }) => {
  await field(page, 'Comment').fill('First.');
  await field(page, 'Name').fill('Reader');
  await post(page);
  await expect(page.getByRole('heading', { name: 'Nothing was sent' })).toBeVisible();
  await open(page, site.path(articleAt(site.folder, 1).path));
  await expect(field(page, 'Comment')).toBeVisible();
  await expect(field(page, 'Name')).toHaveValue('');
});

test('does not let another tab overwrite the field in use', async ({ page, context }) => {
  await field(page, 'Comment').pressSequentially('From the first tab');
  const other = await context.newPage();
  await other.goto(page.url());
  await field(other, 'Comment').fill('From the second tab');
  await page.waitForTimeout(300);
  await expect(field(page, 'Comment')).toHaveValue('From the first tab');
});
