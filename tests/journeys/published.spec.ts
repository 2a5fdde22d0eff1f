import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parseJsonFeed } from 'feedsmith';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import Parser from 'rss-parser';
import { publish } from './command.ts';
import { expect, test } from './journey.ts';
import { SAMPLE, SAMPLE_CONFIG } from './setup.ts';

const URL_OF_SITE = 'https://paper.example.org/reading/';

let folder: string;
let pages: readonly (readonly [name: string, html: string])[];

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-published-'));
  publish(folder, SAMPLE, '--config', SAMPLE_CONFIG, '--url', URL_OF_SITE);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  pages = names.toSorted().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const articles = () => pages.filter(([name]) => name.startsWith('articles/'));
const KILOBYTES = 1000;
/** Some two thousand words: what is longer than a text article may be as long as it is. */
const LONG_TEXT = 12 * KILOBYTES;

test('pages of text articles have less than 50 kB, with their styles', () => {
  const long = articles().filter(([, html]) => textOf(html).length > LONG_TEXT);
  expect(long.map(([name]) => name)).toEqual(
    ['one-article-in-your-own-page', 'the-page-that-waits'].map((slug) => `articles/${slug}/index.html`),
  );
  for (const [name, html] of articles().filter((page) => !long.includes(page)))
    expect(Buffer.byteLength(html), name).toBeLessThan(50 * KILOBYTES);
});

test('holds nothing that is for developers alone', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => /(?:^|[\\/])\.|\.(?:map|d\.ts)$/.test(name))).toEqual([]);
});

/** The HTML of the article's own text. */
const textOf = (html: string) => /part="body"[^>]*>([\s\S]*?)<div part="topics"/.exec(html)?.[1] ?? '';

test('pages of articles carry the styles of everything that they show at first sight', () => {
  const whole = namesIn(styleOf(pages.find(([name]) => name === 'index.html')?.[1] ?? ''));
  expect(whole.size).toBeGreaterThan(50);
  for (const [name, html] of articles()) {
    const carried = namesIn(styleOf(html));
    const shown = [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));
    expect(
      shown.filter((one) => whole.has(one) && !carried.has(one)),
      name,
    ).toEqual([]);
  }
});

const styleOf = (html: string) => /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
const namesIn = (style: string) => new Set([...style.matchAll(/\.(-?[_a-z][\w-]*)/gi)].map(([, name = '']) => name));

test('pages of articles look the same with the styles that they carry as with all', async ({
  browser,
  site,
  watch,
}) => {
  watch.expectLines(/^Failed to load resource/);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 500, height: 900 } });
  watch.add(context);
  const page = await context.newPage();
  for (const path of ['sixty-six-characters', 'likro-bli-tnuot', 'the-page-that-waits']) {
    await page.goto(site.path(`articles/${path}/`));
    const first = await looks(page);
    expect(first.length, path).toBeGreaterThan(100);
    await page.evaluate(showWithAllStyles);
    expect(await looks(page), path).toEqual(first);
  }
  await context.close();
});

/** As the app does, when it begins. */
function showWithAllStyles(): void {
  const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[media="print"]')];
  if (sheets.length === 0 || sheets.some(({ sheet }) => sheet === null)) throw new Error('the sheets are not there');
  for (const sheet of sheets) sheet.media = 'all';
}

/** Where everything stands, and how. */
const looks = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, font, textDecoration, border, opacity } = getComputedStyle(element);
      return [element.tagName, x, y, width, height, color, backgroundColor, font, textDecoration, border, opacity].join(
        ' ',
      );
    }),
  );

/**
 * Rules that are off: `require-sri`, for all files are the site's own, and named by their hash. Single findings that
 * stand: `align` in a table's cells is how Markdown says it, and neither policy nor table of HTML lets an article have
 * styles; an `aside` within an article is no landmark where it has no name (HTML-AAM 1.0), so it needs none.
 */
const RULES = { 'require-sri': 'off' } as const;
const STANDS = [
  /^Attribute "align" is deprecated on <t[dh]> element$/,
  /^Landmarks must have .* unique accessible name/,
];

test('every kind of page is valid HTML', async () => {
  const extend = ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'];
  const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: extend, rules: RULES }));
  const kinds = new Set(pages.map(([name]) => name.split('/')[0]));
  expect([...kinds].toSorted()).toEqual([
    '404.html',
    'articles',
    'drafts',
    'embed',
    'index.html',
    'offline',
    'saved',
    'search',
    'settings',
    'subscribe',
    'topics',
  ]);
  for (const [name, html] of pages) {
    const { results } = await validator.validateString(html, name);
    const found = results.flatMap(({ messages }) => messages.map(({ message, selector }) => ({ message, selector })));
    expect(
      found.filter(
        ({ message, selector }) => !STANDS.some((one) => one.test(message)) || / body|^#app/.test(selector ?? ''),
      ),
      name,
    ).toEqual([]);
  }
});

type NewsArticle = Readonly<Record<string, unknown>> & {
  readonly author: readonly { readonly '@type': string; readonly name: string }[];
  readonly publisher: { readonly '@type': string; readonly name: string };
};

test('every article says in JSON-LD what a NewsArticle must say', () => {
  for (const [name, html] of articles()) {
    const text = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    const { author, publisher, ...article } = JSON.parse(text) as NewsArticle;
    expect(article, name).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: expect.stringMatching(/\S/),
      datePublished: expect.stringMatching(RFC_3339),
      dateModified: expect.stringMatching(RFC_3339),
      inLanguage: expect.stringMatching(/^[a-z]{2,3}(-\w+)*$/),
      mainEntityOfPage: canonicalOf(html),
    });
    expect(author.length, name).toBeGreaterThan(0);
    for (const one of [...author, publisher])
      expect(one, name).toMatchObject({
        '@type': expect.stringMatching(/^(Person|Organization)$/),
        name: expect.stringMatching(/\S/),
      });
    for (const image of (article['image'] ?? []) as string[])
      expect(image, name).toMatch(/^https:\/\/paper\.example\.org\/reading\/media\//);
  }
});

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]+)">/.exec(html)?.[1];

for (const name of ['rss.xml', 'atom.xml']) {
  test(`another program reads the same articles in ${name} as stand in the edition`, async () => {
    const { items } = await new Parser<object, Whole>().parseString(readFileSync(join(folder, name), 'utf8'));
    const headers = feedJson().items.slice(0, 20);
    expect(items.map(({ title }) => title)).toEqual(headers.map(({ title }) => title));
    expect(items.map(({ link }) => link)).toEqual(headers.map(({ url }) => url));
    expect(items.map((item) => item.guid ?? item.id)).toEqual(headers.map(({ id }) => id));
    expect(items.map(({ isoDate = '' }) => Date.parse(isoDate))).toEqual(
      headers.map(({ date_published = '' }) => Date.parse(date_published)),
    );
    for (const item of items) {
      const html = item['content:encoded'] ?? item.content;
      expect(String(html), item.title).toMatch(/^<\w/);
      for (const [, address = ''] of String(html).matchAll(/ (?:href|src)="([^"]*)"/g))
        expect(address).toMatch(/^(https?:|mailto:|#)/);
    }
  });
}

type Whole = { readonly id?: string; readonly 'content:encoded'?: string };
type FeedJson = {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly date_published?: string;
  }[];
};
const feedJson = () => JSON.parse(readFileSync(join(folder, 'feed.json'), 'utf8')) as FeedJson;

test('another program reads feed.json', () => {
  const feed = parseJsonFeed(readFileSync(join(folder, 'feed.json'), 'utf8'));
  expect(feed).toMatchObject({ title: 'The Carrel', home_page_url: URL_OF_SITE, feed_url: `${URL_OF_SITE}feed.json` });
  expect(feed.items?.map(({ id, title, url }) => ({ id, title, url }))).toEqual(
    feedJson().items.map(({ id, title, url }) => ({ id, title, url })),
  );
});

test('the sitemap names every article, once, by its canonical address', () => {
  const text = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  const named = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  expect(named.toSorted()).toEqual([URL_OF_SITE, ...articles().map(([, html]) => canonicalOf(html))].toSorted());
});
