import type { Page } from '@playwright/test';
import { CLASSIC, element, test } from './embedding.ts';
import { expect } from './journey.ts';

/** Contrast of a part's text with the white page around it. @see WCAG 2.2, relative luminance */
const contrastOf = (page: Page, part: string) =>
  page.locator(`carrel-article [part="${part}"]`).evaluate((it) => {
    const channels = (getComputedStyle(it).color.match(/[\d.]+/g) ?? []).slice(0, 3).map((channel) => {
      const value = Number(channel) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    const [red = 0, green = 0, blue = 0] = channels;
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  });

test('leaves the name to whoever has taken it', async ({ page, embedding }) => {
  const { put, script, article } = embedding;
  const theirs = `customElements.define('carrel-article', class extends HTMLElement {
    connectedCallback() { this.textContent = 'Theirs'; }
  });`;
  const head = `<script src="/theirs.js"></script>${CLASSIC(script)}`;
  const loaded = page.waitForResponse(script);
  await page.goto(put({ body: element(article.address), head, scripts: { 'theirs.js': theirs } }));
  await loaded;
  await page.waitForLoadState('networkidle');
  await expect(page.locator('carrel-article')).toHaveText('Theirs');
  expect(await page.locator('carrel-article').evaluate(({ shadowRoot }) => shadowRoot)).toBeNull();
});

test('is darker where more contrast is wanted', async ({ page, embedding }) => {
  const { put, script, article } = embedding;
  await page.goto(put({ body: element(article.address), head: CLASSIC(script) }));
  await expect(page.getByRole('article')).toBeVisible();
  const usual = await contrastOf(page, 'standfirst');
  expect(usual).toBeGreaterThan(4.5);
  await page.emulateMedia({ contrast: 'more' });
  expect(await contrastOf(page, 'standfirst')).toBeGreaterThan(10);
  expect(await contrastOf(page, 'body')).toBeCloseTo(21, 0);
});

test('moves nothing', async ({ page, embedding }) => {
  const { put, script, article } = embedding;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(put({ body: element(article.address), head: CLASSIC(script) }));
  await expect(page.getByRole('article')).toBeVisible();
  const moving = await page.locator('carrel-article').evaluate(({ shadowRoot }) =>
    [...(shadowRoot?.querySelectorAll('*') ?? [])].flatMap((it) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(it);
      const still = animationName === 'none' && /^0s(?:, 0s)*$/.test(transitionDuration) && scrollBehavior === 'auto';
      return still ? [] : [it.localName];
    }),
  );
  expect(moving).toEqual([]);
});

test('lets the keyboard in at its links, in their order, and out again', async ({ page, embedding, site }) => {
  const { put, script } = embedding;
  const body = `<a href="#before">Before</a>${element(site.path('articles/stop-press/'))}<a href="#after">After</a>`;
  await page.goto(put({ body, head: CLASSIC(script) }));
  await expect(page.getByRole('article')).toBeVisible();
  const inside = await page.getByRole('article').getByRole('link').allInnerTexts();
  expect(inside.length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Before' }).focus();
  const focused = () =>
    page.evaluate(() => (document.activeElement?.shadowRoot?.activeElement ?? document.activeElement)?.textContent);
  for (const name of [...inside, 'After']) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(name);
  }
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe(inside.at(-1));
});
