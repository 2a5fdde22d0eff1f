import type { Page } from '@playwright/test';
import { ELEMENTS, ID_PREFIX, MATH_ELEMENTS } from '../../src/article/allow-list.ts';
import { type Site, serve } from './command.ts';
import { type Hostile, markOf, slugOf, writeHostileEdition } from './hostile.ts';
import { test as base, expect, NETWORK_LINES } from './journey.ts';
import { countElements, countInSource, judge, provoke, visit } from './judge.ts';
import { vectors } from './vectors.ts';

const elements = [...ELEMENTS, ...MATH_ELEMENTS];
const tables = { elements, idPrefix: ID_PREFIX };
const all = vectors();
const SHARDS = 6;
const shard = (n: number) => all.filter((_, i) => i % SHARDS === n);

/** What Chromium writes about the requests that the policy refuses and the pictures that are not there. */
const POLICY_LINES = [/Content Security Policy/, /^Refused to/, ...NETWORK_LINES];

type Trap = { readonly sprung: string[] };

/** A site of hostile articles, and a trap for anything that runs. */
const test = base.extend<{ readonly trap: Trap; readonly hostile: (articles: readonly Hostile[]) => Promise<Site> }>({
  edition: 'few',
  trap: async ({ page, context }, use) => {
    const sprung: string[] = [];
    await context.exposeFunction('springTrap', (what: string) => void sprung.push(what));
    await context.addInitScript(() => {
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
        const spring = (said: unknown) => Reflect.get(window, 'springTrap')(`${name}(${String(said)})`);
        Object.defineProperty(window, name, { value: spring, writable: false });
      }
    });
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => sprung.push(`dialog ${dialog.message()}`)));
    page.on('frameattached', () => void sprung.push('a frame'));
    context.on('page', (other) => void (other === page || sprung.push('another window')));
    await use({ sprung });
  },
  hostile: async ({ copy, watch }, use) => {
    watch.expectLines(...POLICY_LINES);
    const sites: Site[] = [];
    await use(async (articles) => {
      await writeHostileEdition(copy, articles);
      const site = await serve(copy);
      sites.push(site);
      return site;
    });
    watch.end();
    await Promise.all(sites.map((site) => site.stop()));
  },
});

for (let n = 0; n < SHARDS; n++) {
  test(`runs nothing and leaves nothing hostile in any article, part ${n + 1} of ${SHARDS}`, async ({
    page,
    hostile,
    trap,
  }) => {
    test.setTimeout(180_000);
    const articles = shard(n);
    const site = await hostile(articles);
    await page.goto(site.address);
    const wrong: string[] = [];
    for (const [i, { name, html }] of articles.entries()) {
      const there = await page.evaluate(visit, { address: `/articles/${slugOf(i)}/`, mark: markOf(i) });
      const found = there ? await page.evaluate(judge, tables) : ['the article does not open'];
      if (there) await page.evaluate(provoke);
      const ran = trap.sprung.splice(0);
      wrong.push(...[...found, ...ran].map((what) => `${name} (${html.slice(0, 80)}): ${what}`));
    }
    expect(page.url().startsWith(site.address)).toBe(true);
    expect(wrong).toEqual([]);
  });
}

test('runs nothing and leaves nothing hostile in the lists', async ({ page, hostile, trap }) => {
  test.setTimeout(120_000);
  const site = await hostile(all);
  await page.goto(site.address);
  const rows = page.getByRole('main').getByRole('article');
  await expect(rows.first()).toBeVisible();
  await scrollToEnd(page, all.length);
  expect(await page.evaluate(judge, tables)).toEqual([]);
  await page.evaluate(provoke);
  for (const path of [
    'search/?q=alert',
    `articles/${slugOf(3)}/more/`,
    `topics/${encodeURIComponent(all[1]?.html ?? '')}/`,
    'offline/',
    'saved/',
  ]) {
    await page.goto(new URL(path, site.address).href);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(judge, tables), path).toEqual([]);
    await page.evaluate(provoke);
  }
  expect(trap.sprung).toEqual([]);
});

test('keeps the harmless elements of every article that is meant to be kept', async ({
  page,
  context,
  hostile,
  trap,
}) => {
  test.setTimeout(120_000);
  const articles = [{ name: 'ours', html: HARMLESS }, ...all.filter(({ group }) => group === 'feedparser-keep')];
  const blank = await context.newPage();
  trap.sprung.splice(0);
  const site = await hostile(articles);
  await page.goto(site.address);
  const lost: string[] = [];
  for (const [i, { name, html }] of articles.entries()) {
    const meant = await blank.evaluate(countInSource, { html: `<p>${markOf(i)}</p>${html}`, elements });
    const there = await page.evaluate(visit, { address: `/articles/${slugOf(i)}/`, mark: markOf(i) });
    const shown = there ? await page.evaluate(countElements, elements) : {};
    const gone = Object.entries(meant).filter(([element, n]) => (shown[element] ?? 0) < n);
    lost.push(...gone.map(([element]) => `${name}: ${element} (${html.slice(0, 80)})`));
  }
  expect(lost).toEqual([]);
});

const HARMLESS = `<h2 id="one">One</h2><ul><li>a<ol start="3"><li>b</li></ol></li></ul><dl><dt>t</dt><dd>d</dd></dl>
<table><caption>c</caption><thead><tr><th scope="col">h</th></tr></thead><tbody><tr><td colspan="2">d</td></tr></tbody></table>
<figure><img src="/icons/icon.svg" alt="x" width="9" height="9"><figcaption>f</figcaption></figure>
<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <sup>1</sup><sub>2</sub> <abbr title="x">x</abbr> <time datetime="2026-01-01">t</time> <kbd>k</kbd><mark>m</mark><del>d</del><ins>i</ins></p>
<math display="block"><mfrac><mi>a</mi><msqrt><mn>2</mn></msqrt></mfrac><mo>=</mo><msup><mi>b</mi><mn>2</mn></msup></math>
<blockquote><p>q</p></blockquote><pre><code>c</code></pre><details><summary>s</summary><p>d</p></details><p><a href="https://example.org/">go</a> <a href="#one">up</a></p>`;

async function scrollToEnd(page: Page, rows: number): Promise<void> {
  const shown = page.getByRole('main').getByRole('article');
  for (let i = 0; i < 80 && (await shown.count()) < rows; i++) {
    await page.mouse.wheel(0, 20_000);
    await page.waitForTimeout(100);
  }
  await expect(shown).toHaveCount(rows);
}
