import type { Locator } from '@playwright/test';
import { headersOf } from './edition.ts';
import { type Host, startHost } from './host.ts';
import { test as base, expect } from './journey.ts';

const test = base.extend<{ readonly host: Host }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern
  host: async ({}, use) => {
    const host = await startHost();
    await use(host);
    await host.stop();
  },
});

const HOSTILE = `
  * { all: unset; }
  *, *::before { color: red !important; font: 40px fantasy !important; background: lime !important; box-sizing: content-box !important; }
  p { color: red !important; margin: 9em !important; display: inline !important; }
  h1, h2, h3 { display: none !important; }
  article, img, a, ul, li, table { display: none !important; float: left !important; }
  body { letter-spacing: 1em; text-transform: uppercase; white-space: pre; text-align: center; direction: ltr; line-height: 9; cursor: wait; text-indent: 5em }
  carrel-article { --carrel-rem: 16px }
  :root { --ink: lime; --text: 90px; --measure: 10px; --sans: fantasy; --serif: fantasy }`;

/** What a reader sees of an article: the looks of its parts. */
async function looksOf(element: Locator) {
  return element.evaluate((host) => {
    const names =
      'color fontFamily fontSize fontWeight lineHeight letterSpacing textTransform textAlign textIndent whiteSpace display float marginTop paddingTop backgroundColor boxSizing cursor'.split(
        ' ',
      );
    const parts = [...(host.shadowRoot?.querySelectorAll('[part], [part="body"] > *') ?? [])].slice(0, 14);
    return parts.map((part) => [part.localName, ...names.map((name) => Reflect.get(getComputedStyle(part), name))]);
  });
}

test('looks the same, however wild the styles of the page are', async ({ page, site, host }) => {
  const src = site.path(headersOf(site.folder).find(({ language }) => language === 'en')?.path ?? '');
  const script = site.path('embed/carrel-article.js');
  const body = `<carrel-article src="${src}"></carrel-article>`;
  const head = `<script src="${script}" async></script>`;
  await page.goto(host.put({ body, head }));
  await expect(page.locator('carrel-article').getByRole('article')).toBeVisible();
  const calm = await looksOf(page.locator('carrel-article'));
  await page.goto(host.put({ body, head: `${head}<style>${HOSTILE}</style>` }));
  await expect(page.locator('carrel-article').getByRole('article')).toBeVisible();
  expect(await looksOf(page.locator('carrel-article'))).toEqual(calm);
  expect(calm.length).toBeGreaterThan(8);
});

test('takes the colours, faces and sizes that the page gives it', async ({ page, site, host }) => {
  const src = site.path(headersOf(site.folder).find(({ language }) => language === 'en')?.path ?? '');
  const body = `<carrel-article src="${src}"></carrel-article>`;
  const styles = `<style>
    carrel-article { --carrel-ink: rgb(1, 2, 3); --carrel-soft: rgb(4, 5, 6); --carrel-accent: rgb(7, 8, 9); --carrel-font: fantasy;
      --carrel-label-font: cursive; --carrel-text: 30px; --carrel-measure: 300px }
    carrel-article::part(headline) { color: rgb(10, 11, 12) }
  </style>`;
  const head = `<script src="${site.path('embed/carrel-article.js')}" async></script>${styles}`;
  await page.goto(host.put({ body, head }));
  const part = (name: string) => page.locator(`carrel-article [part="${name}"]`);
  await expect(part('headline')).toHaveCSS('color', 'rgb(10, 11, 12)');
  await expect(part('headline')).toHaveCSS('font-family', 'fantasy');
  await expect(part('standfirst')).toHaveCSS('color', 'rgb(4, 5, 6)');
  await expect(part('topic')).toHaveCSS('color', 'rgb(7, 8, 9)');
  await expect(part('topic')).toHaveCSS('font-family', 'cursive');
  await expect(part('body')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(part('body')).toHaveCSS('font-size', '30px');
  await expect(part('body')).toHaveCSS('font-family', 'fantasy');
  await expect(part('body')).toHaveCSS('width', '300px');
});

test('keeps its size in a page that has made its root small, when told so', async ({ page, site, host }) => {
  const src = site.path(headersOf(site.folder).find(({ language }) => language === 'en')?.path ?? '');
  const head = `<script src="${site.path('embed/carrel-article.js')}" async></script>`;
  const sizes = async (styles: string) => {
    const body = `<carrel-article src="${src}"></carrel-article>`;
    await page.goto(host.put({ body, head: `${head}<style>${styles}</style>` }));
    await expect(page.locator('carrel-article').getByRole('article')).toBeVisible();
    return looksOf(page.locator('carrel-article'));
  };
  const usual = await sizes('');
  expect(await sizes('html { font-size: 62.5% } carrel-article { --carrel-rem: 16px }')).toEqual(usual);
});

test('is as light or dark as the page, or as it is told', async ({ page, site, host }) => {
  const src = site.path(headersOf(site.folder).find(({ language }) => language === 'en')?.path ?? '');
  const head = `<script src="${site.path('embed/carrel-article.js')}" async></script>`;
  await page.emulateMedia({ colorScheme: 'dark' });
  const colours = async (attributes: string, styles = '') => {
    const body = `<carrel-article src="${src}" ${attributes}></carrel-article>`;
    await page.goto(host.put({ body, head: `${head}<style>${styles}</style>` }));
    await expect(page.locator('carrel-article').getByRole('article')).toBeVisible();
    return page.locator('carrel-article').evaluate((element) => ({
      ink: getComputedStyle(element.shadowRoot?.querySelector('[part="body"]') ?? element).color,
      ground: getComputedStyle(element).backgroundColor,
    }));
  };
  const [light, dark, none] = ['rgb(28, 25, 21)', 'rgb(228, 221, 208)', 'rgba(0, 0, 0, 0)'];
  expect(await colours('')).toEqual({ ink: light, ground: none });
  expect(await colours('', ':root { color-scheme: light dark }')).toEqual({ ink: dark, ground: none });
  expect(await colours('theme="light"', ':root { color-scheme: dark }')).toEqual({
    ink: light,
    ground: 'rgb(251, 248, 241)',
  });
  expect(await colours('theme="dark"')).toEqual({ ink: dark, ground: 'rgb(23, 21, 18)' });
});
