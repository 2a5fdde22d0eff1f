import type { Page } from '@playwright/test';
import { slugOf } from './hostile.ts';
import { expect } from './journey.ts';
import { judge, provoke } from './judge.ts';
import { findHostile, findLost, tables, withTrap as test } from './trap.ts';
import { vectors } from './vectors.ts';

test.setTimeout(120_000);

const all = vectors();
/** Our own, and every fifth of the others; each of them is opened in the app by the long journeys, and by all in embeds. */
const some = all.filter(({ group }, i) => group === 'ours' || i % 5 === 0);

for (const half of [0, 1])
  test(`runs nothing and leaves nothing hostile in an article, half ${half + 1}`, async ({ page, hostile, trap }) => {
    const articles = some.filter((_, i) => i % 2 === half);
    expect(await findHostile(page, await hostile(articles), trap, articles)).toEqual([]);
  });

test('runs nothing and leaves nothing hostile in the lists', async ({ page, hostile, trap }) => {
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

test('keeps harmless elements', async ({ page, context, hostile }) => {
  const articles = [{ name: 'ours', html: HARMLESS }];
  expect(await findLost(page, await context.newPage(), await hostile(articles), articles)).toEqual([]);
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
