// A reader's slow phone (4 times slower, 1.6 Mbit/s, 150 ms), beside pages written by hand with the same texts: what cannot
// be beaten on a first load. Both in one run, in turns; each figure is the middle of several rounds.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { root } from '../house/files.mjs';
import { say } from '../house/run.mjs';
import { published, serve, slowLine } from './line.mjs';

const SLOWER = 4;
const ROUND_TRIP = 150;
const ROUNDS = Number(process.argv[2] ?? 7);
const SIZE = 100;

const { module: browser } = await runnerImport(join(root, 'tests/browser/find.ts'), { logLevel: 'error' });
const executablePath = await browser.findBrowser();

const folder = published(SIZE);
const articles = newest(folder);
writeByHand(folder, articles);
const server = await serve(folder);
const line = await slowLine(server.port);
const at = (path) => `http://localhost:${line.port}/${path}`;
const [first, second] = articles;
const far = articles.at(-1);

const figures = {};
const note = (name, values) => {
  for (const [what, value] of Object.entries(values)) (figures[`${name} ${what}`] ??= []).push(value);
};

try {
  for (let round = 0; round < ROUNDS; round += 1) {
    await withPhone(async (page) => note('by hand, first', await load(page, at(`by-hand/${first.slug}.html`))));
    await withPhone(async (page) => note('carrel, first', await load(page, at(first.path))));
    await withPhone(async (page) => {
      await load(page, at('by-hand/index.html'));
      note('by hand, from a list', { tap: await tap(page, `a[href*="${second.slug}"]`, second.title) });
      note('by hand, again', await load(page, page.url()));
    });
    await withPhone(async (page) => {
      await load(page, at(''));
      await page.getByText('Ready to read offline').waitFor({ timeout: 60_000 });
      await quiet(page);
      note('carrel, from a list', { tap: await tap(page, `main a[href*="${second.slug}"]`, second.title) });
      await quiet(page);
      note('carrel, from an article', { tap: await tap(page, 'a[rel="next"]', articles[2].title) });
      await quiet(page);
      note('carrel, again', await load(page, page.url()));
      note('carrel, feed again', await load(page, at('')));
      note('carrel, not here yet', { tap: await tapFar(page) });
    });
  }
} finally {
  server.stop();
  line.stop();
}

const middle = (name) => (figures[name] ?? []).toSorted((a, b) => a - b)[figures[name].length >> 1];
const rows = [
  ['first load: largest paint', 'carrel, first largest', 'by hand, first largest', 1.15],
  ['first load: first paint', 'carrel, first paint', 'by hand, first paint'],
  ['reload of an article: first paint', 'carrel, again paint', 'by hand, again paint', 0.75],
  ['next article, from a list: tap to headline', 'carrel, from a list tap', 'by hand, from a list tap'],
];
say(
  `\n${'middle of ' + ROUNDS}, ms`.padEnd(48),
  'Carrel'.padStart(9),
  'by hand'.padStart(9),
  'ratio'.padStart(8),
  '  wanted',
);
for (const [what, ours, theirs, most] of rows) {
  const [a, b] = [middle(ours), middle(theirs)];
  say(
    what.padEnd(47),
    String(Math.round(a)).padStart(9),
    String(Math.round(b)).padStart(9),
    (a / b).toFixed(2).padStart(8),
    most ? `  <= ${most}` : '',
  );
}
for (const [what, ours, most] of [
  ['first load: layout shift', 'carrel, first shift', '0'],
  ['first load: blocking time', 'carrel, first blocking', '<= 50'],
  ['next article, kept, from a list', 'carrel, from a list tap', '<= 80'],
  ['next article, kept, from an article', 'carrel, from an article tap', '<= 80'],
  [
    'next article, not here yet',
    'carrel, not here yet tap',
    `<= 80 + ${ROUND_TRIP} and what the line needs for its bytes`,
  ],
  ['feed opened again: first paint', 'carrel, feed again paint', 'from the device'],
]) {
  const value = middle(ours);
  say(what.padEnd(47), (value < 1 ? value.toFixed(3) : String(Math.round(value))).padStart(9), ' '.repeat(19), most);
}

/** The newest articles: slug, path and title. */
function newest(site) {
  const { feed } = JSON.parse(readFileSync(join(site, 'edition.json'), 'utf8'));
  const items = feed.flatMap(({ url }) => JSON.parse(readFileSync(join(site, url), 'utf8')).items);
  return items.map(({ title, _carrel: { slug, bundle } }) => {
    const text = JSON.parse(readFileSync(join(site, 'feed', decodeURIComponent(bundle)), 'utf8')).items[0].content_html;
    return { slug, title, text, path: `articles/${encodeURIComponent(slug)}/` };
  });
}

/** Pages as one would write them by hand: the text, a few lines of style, and no script. */
function writeByHand(site, all) {
  const style =
    '<style>body{font:1.2rem/1.55 Georgia,serif;max-width:38rem;margin:0 auto;padding:1rem;background:#fcf8f1;color:#1b1813}h1{line-height:1.1}</style>';
  const page = (title, body) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${style}<body>${body}`;
  rmSync(join(site, 'by-hand'), { recursive: true, force: true });
  mkdirSync(join(site, 'by-hand'));
  const list = all.map(({ slug, title }) => `<li><a href="${slug}.html">${title}</a>`);
  writeFileSync(join(site, 'by-hand/index.html'), page('All', `<h1>All</h1><ul>${list.join('')}</ul>`));
  for (const { slug, title, text } of all)
    writeFileSync(
      join(site, `by-hand/${slug}.html`),
      page(title, `<p><a href="index.html">All</a></p><h1>${title}</h1>${text}`),
    );
}

async function withPhone(work) {
  const profile = mkdtempSync(join(tmpdir(), 'carrel-phone-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: browser.browserSwitches(),
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(observe);
    line.slow = true;
    await work(page);
  } finally {
    line.slow = false;
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Runs in the page before anything else. */
function observe() {
  const seen = { paint: 0, largest: 0, shift: 0, long: [] };
  Object.assign(globalThis, { seen });
  const see = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  see('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (seen.paint = startTime));
  see('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime));
  see('layout-shift', ({ hadRecentInput, value }) => hadRecentInput || (seen.shift += value));
  see('longtask', ({ startTime, duration }) => seen.long.push([startTime, duration]));
}

/** @returns ms to the first and the largest paint, the layout's shift, and how long tasks have blocked the page */
async function load(page, address) {
  await page.goto(address, { waitUntil: 'load' });
  await quiet(page);
  const { paint, largest, shift, long } = await page.evaluate(() => globalThis.seen);
  const over = ([start, duration]) => Math.max(0, Math.min(duration, start + duration - paint) - 50);
  return { paint, largest, shift, blocking: long.reduce((sum, task) => sum + over(task), 0) };
}

async function quiet(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(2000);
}

/** Taps a link. @returns ms until the frame with the headline of the article has been laid out */
async function tap(page, selector, title) {
  await page.locator(selector).first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await page.addInitScript(watchFor, title);
  await page.evaluate(watchFor, title);
  await page.evaluate((wanted) => {
    addEventListener(
      'click',
      ({ timeStamp }) => sessionStorage.setItem('tapped', String(performance.timeOrigin + timeStamp)),
      { capture: true, once: true },
    );
    document.querySelector(wanted).click();
  }, selector);
  const took = await page.waitForFunction(() => Number(sessionStorage.getItem('took')) || false, undefined, {
    timeout: 30_000,
  });
  const value = await took.jsonValue();
  await page.evaluate(() => sessionStorage.clear());
  return value;
}

/** Runs in the page, and in the next one: notes when a headline stands there, after a tap. */
function watchFor(title) {
  const channel = new MessageChannel();
  const look = () => {
    const tapped = Number(sessionStorage.getItem('tapped'));
    const shown = [...document.querySelectorAll('h1')].some(
      ({ textContent, offsetHeight }) => textContent.trim() === title && offsetHeight > 0,
    );
    if (!tapped || !shown) return requestAnimationFrame(look);
    // The first task after the frame: by then it has been made.
    channel.port1.onmessage = () =>
      sessionStorage.setItem('took', String(performance.timeOrigin + performance.now() - tapped));
    channel.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}

/** The last article of the list: nobody has fetched it beforehand. */
async function tapFar(page) {
  for (let tries = 0; tries < 40 && (await page.locator(`main a[href*="${far.slug}"]`).count()) === 0; tries += 1) {
    await page.mouse.wheel(0, 4000);
    await page.waitForTimeout(300);
  }
  return tap(page, `main a[href*="${far.slug}"]`, far.title);
}
