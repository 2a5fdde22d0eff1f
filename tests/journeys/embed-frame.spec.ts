import type { Page } from '@playwright/test';
import { test } from './embedding.ts';
import { expect, NOT_FOUND_LINES } from './journey.ts';

const colours = (page: Page) =>
  page
    .frameLocator('iframe')
    .locator('carrel-article')
    .evaluate((host) => {
      const body = host.shadowRoot?.querySelector('[part="body"]');
      return { ink: body && getComputedStyle(body).color, ground: getComputedStyle(document.body).backgroundColor };
    });

test('has the height of its article with the script, and its own without', async ({ page, embedding, site }) => {
  const { put, article } = embedding;
  const slug = /articles\/([^/]+)/.exec(article.path)?.[1] ?? '';
  const frame = `<iframe src="${site.path(`embed/?article=${slug}`)}" title="${article.title}" width="600" height="480"></iframe>`;
  await page.goto(put({ body: frame }));
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('heading', { name: article.title })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCSS('height', '480px');
  const scrolls = await inside.locator('html').evaluate((html) => html.scrollHeight > html.clientHeight + 200);
  expect(scrolls).toBe(true);

  await page.goto(put({ body: frame, head: `<script src="${site.path('embed/carrel-frame.js')}" async></script>` }));
  await expect(inside.getByRole('heading', { name: article.title })).toBeVisible();
  await expect.poll(() => inside.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
  expect((await page.locator('iframe').boundingBox())?.height).toBeGreaterThan(1000);
  await expect(inside.getByRole('article')).toBeVisible();
});

test('says what is amiss and leads on where its address names no article, or none that there is', async ({
  page,
  embedding,
  site,
  watch,
}) => {
  watch.expectLines(...NOT_FOUND_LINES);
  const { put } = embedding;
  for (const [address, sentence, way] of [
    ['embed/', 'names no article', ''],
    ['embed/?article=', 'names no article', ''],
    ['embed/?article=no-such', 'Article not found', 'articles/no-such/'],
  ] as const) {
    await page.goto(put({ body: `<iframe src="${site.path(address)}" title="x" width="600" height="480"></iframe>` }));
    const inside = page.frameLocator('iframe');
    await expect(inside.getByText(sentence)).toBeVisible();
    expect(await inside.getByRole('link').evaluate((link: HTMLAnchorElement) => link.href)).toBe(site.path(way));
    await inside.getByRole('link').click();
    await expect(page).toHaveURL(site.path(way));
  }
});

test('is as light or dark as the page around it, without a ground of its own', async ({ page, embedding, site }) => {
  const { put, article } = embedding;
  const slug = /articles\/([^/]+)/.exec(article.path)?.[1] ?? '';
  const body = `<iframe src="${site.path(`embed/?article=${slug}`)}" title="x" width="600" height="480"></iframe>`;
  const script = `<script src="${site.path('embed/carrel-frame.js')}" async></script>`;
  const [light, dark, none] = ['rgb(28, 25, 21)', 'rgb(228, 221, 208)', 'rgba(0, 0, 0, 0)'];
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [styles, ink] of [
    ['', light],
    ['html { color-scheme: light dark }', dark],
    ['html { color-scheme: dark }', dark],
  ] as const) {
    await page.goto(put({ body, head: `${script}<style>${styles}</style>` }));
    await expect(page.frameLocator('iframe').getByRole('article')).toBeVisible();
    await expect.poll(() => colours(page)).toEqual({ ink, ground: none });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html').evaluate((html) => (html.style.colorScheme = 'light'));
  await expect.poll(() => colours(page)).toEqual({ ink: light, ground: none });
});
