import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../house/files.mjs';
import { headersOf } from './edition.ts';
import { CLASSIC, element, heard, listen, test } from './embedding.ts';
import { expect } from './journey.ts';

type Options = { readonly src: string; readonly address?: string; readonly stylesheet?: string };
const { prerenderArticle } = (await import(pathToFileURL(join(root, 'dist/package/server/prerender.js')).href)) as {
  prerenderArticle: (bundle: unknown, options: Options) => string;
};

test('draws the same as the element itself, in every script', async ({ page, embedding, site }) => {
  const { put, script } = embedding;
  const seen = new Set<string>();
  const articles = headersOf(site.folder).filter(({ language }) => !seen.has(language) && seen.add(language));
  expect(articles.length).toBeGreaterThan(4);
  const sources = articles.map(({ bundle, path }) => ({
    bundle,
    src: site.path(path),
    address: site.path(join(bundle)),
  }));
  const drawn = sources.map(({ bundle, src, address }) =>
    prerenderArticle(JSON.parse(readFileSync(join(site.folder, decodeURIComponent(bundle)), 'utf8')), { src, address }),
  );
  const body = sources.map(({ src }, at) => `<div>${element(src)}</div><div>${drawn[at]}</div>`).join('');
  await page.goto(put({ body, head: CLASSIC(script) }));
  await expect(page.getByRole('article')).toHaveCount(2 * articles.length);
  const trees = await page.evaluate(() =>
    [...document.querySelectorAll('carrel-article')].map((host) => {
      const article = host.shadowRoot?.querySelector('article')?.cloneNode(true) as Element;
      // What follows from the width of the column is no part of the article.
      for (const wide of article.querySelectorAll('[tabindex]')) wide.removeAttribute('tabindex');
      const marks = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT);
      const lines: string[] = [];
      for (let node = marks.nextNode(); node; node = marks.nextNode()) {
        const attributes = [...(node as Element).attributes].map(({ name, value }) => `${name}=${value}`).toSorted();
        lines.push([(node as Element).localName, ...attributes].join(' '));
      }
      return [article.textContent, ...lines].join('\n');
    }),
  );
  trees.forEach((tree, at) => {
    if (at % 2 === 1) expect(tree).toBe(trees[at - 1]);
  });
});

test('stands there without script, and is asked for nowhere when the script comes', async ({
  page,
  browser,
  embedding,
  site,
}) => {
  const { put, script, strict } = embedding;
  const article = headersOf(site.folder).find(({ path }) => path.includes('footnote')) ?? embedding.article;
  const [src, address] = [site.path(article.path), site.path(join(article.bundle))];
  const bundle: unknown = JSON.parse(readFileSync(join(site.folder, article.bundle), 'utf8'));
  const stylesheet = site.path('embed/carrel-article.css');
  const policy = `${strict} ${new URL(stylesheet).origin}`;
  const still = prerenderArticle(bundle, { src, address, stylesheet });
  const scriptless = await browser.newContext({ javaScriptEnabled: false });
  const bare = await scriptless.newPage();
  await bare.goto(put({ body: still, policy }));
  await expect(bare.getByRole('heading', { level: 2, name: article.title })).toHaveCSS('font-weight', '700');
  await scriptless.close();

  await listen(page);
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  // The script may be there before the parser has come to the element, or after it.
  for (const tag of [`<script src="${script}"></script>`, CLASSIC(script)]) {
    await page.goto(put({ body: still, policy, head: tag }));
    await expect.poll(() => heard(page)).toEqual(['carrel-load']);
  }
  expect(asked.filter((url) => /\/(?:oembed|bundles)\//.test(url))).toEqual([]);
  const note = page.locator('carrel-article sup a').first();
  await note.click();
  const focused = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id);
  expect(`#${focused}`).toBe(await note.getAttribute('href'));
  await page
    .locator('carrel-article')
    .evaluate((it, other) => it.setAttribute('src', other), embedding.article.address);
  await expect(page.getByRole('heading', { level: 2, name: embedding.article.title })).toBeVisible();
});

test('refuses a bundle that holds no article, and says why', () => {
  expect(() => prerenderArticle({ items: [] }, { src: 'https://news.example/a.json' })).toThrow(
    /no article in https:\/\/news\.example\/a\.json: version/,
  );
});
