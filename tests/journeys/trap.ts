import type { Page } from '@playwright/test';
import { ELEMENTS, ID_PREFIX, MATH_ELEMENTS } from '../../src/article/allow-list.ts';
import { type Site, serve } from './command.ts';
import { type Hostile, markOf, slugOf, writeHostileEdition } from './hostile.ts';
import { test as base, expect, NETWORK_LINES } from './journey.ts';
import { countElements, countInSource, judge, provoke, visit } from './judge.ts';

const elements = [...ELEMENTS, ...MATH_ELEMENTS];
/** What may stand in an article, for the functions that judge a page. */
export const tables = { elements, idPrefix: ID_PREFIX };

/** What Chromium writes about the requests that the policy refuses and the pictures that are not there. */
const POLICY_LINES = [/Content Security Policy/, /^Refused to/, ...NETWORK_LINES];

export type Trap = { readonly sprung: string[] };

/** A site of hostile articles, and a trap for anything that runs. */
export const withTrap = base.extend<{
  readonly trap: Trap;
  readonly hostile: (articles: readonly Hostile[]) => Promise<Site>;
}>({
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

/** Opens each article in the app, does to it what a reader might, and says what ran or was left there. */
export async function findHostile(page: Page, site: Site, trap: Trap, articles: readonly Hostile[]): Promise<string[]> {
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
  return wrong;
}

/** Which harmless elements of these articles are not on the screen. */
export async function findLost(page: Page, blank: Page, site: Site, articles: readonly Hostile[]): Promise<string[]> {
  await page.goto(site.address);
  const lost: string[] = [];
  for (const [i, { name, html }] of articles.entries()) {
    const meant = await blank.evaluate(countInSource, { html: `<p>${markOf(i)}</p>${html}`, elements });
    const there = await page.evaluate(visit, { address: `/articles/${slugOf(i)}/`, mark: markOf(i) });
    const shown = there ? await page.evaluate(countElements, elements) : {};
    const gone = Object.entries(meant).filter(([element, n]) => (shown[element] ?? 0) < n);
    lost.push(...gone.map(([element]) => `${name}: ${element} (${html.slice(0, 80)})`));
  }
  return lost;
}
