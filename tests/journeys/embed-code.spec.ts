import { test } from './embedding.ts';
import { expect } from './journey.ts';

test('gives away code that shows the article in another page, and shows beforehand what it does', async ({
  page,
  context,
  embedding,
}) => {
  const { put, article } = embedding;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const framed: string[] = [];
  page.on('request', (request) => void (/\/embed\//.test(request.url()) && framed.push(request.url())));
  await page.goto(article.address);
  const summary = page.getByText('Embed this article');
  await expect(summary).toBeVisible();
  expect(framed).toEqual([]);
  await summary.focus();
  await page.keyboard.press('Enter');
  const preview = page.frameLocator('iframe[title^="Preview of"]');
  await expect(preview.getByRole('heading', { name: article.title })).toBeVisible();
  const codes: string[] = [];
  for (const way of ['Script and element', 'Frame']) {
    await page.getByRole('radio', { name: way }).check();
    await page.getByRole('button', { name: 'Copy the code' }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeVisible();
    codes.push(await page.evaluate(() => navigator.clipboard.readText()));
    await expect(page.getByRole('textbox', { name: 'Code' })).toHaveValue(codes.at(-1) ?? '');
  }
  const [element = '', frame = ''] = codes;
  await page.goto(put({ body: element }));
  await expect(page.getByRole('heading', { level: 2, name: article.title })).toBeVisible();
  await page.goto(put({ body: frame }));
  await expect(page.frameLocator('iframe').getByRole('heading', { name: article.title })).toBeVisible();
  expect((await page.locator('iframe').boundingBox())?.height).toBeGreaterThan(1000);
});
