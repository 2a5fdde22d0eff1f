// Searching on a slow phone: 4 times slower, 1.6 Mbit/s, 150 ms. Browsers slow down a page, but no worker, so here the
// search runs in the page (as where there is no worker): what is measured is more than a reader waits.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { root } from '../house/files.mjs';
import { say } from '../house/run.mjs';
import { published, serve, slowLine } from './line.mjs';

const SLOWER = 4;
const QUERIES = [
  'vaseran',
  'pimi manar',
  'sel',
  'lidetunan',
  'boba',
  'panilan gov',
  'n',
  'nothinglikethis',
  'tusus',
  '922',
];

const { module: browser } = await runnerImport(join(root, 'tests/browser/find.ts'), { logLevel: 'error' });
const executablePath = await browser.findBrowser();

for (const size of process.argv
  .slice(2)
  .map(Number)
  .filter(Boolean)
  .concat(process.argv[2] ? [] : [1000, 10_000])) {
  await measure(size);
}

async function measure(size) {
  const site = published(size);
  const { port, stop } = await serve(site);
  const line = await slowLine(port);
  const profile = mkdtempSync(join(tmpdir(), 'carrel-bench-'));
  const rows = [];
  const at = `http://localhost:${line.port}/search/?q=pimi`;
  try {
    rows.push(['nothing on the device', ...(await visit(profile, at, line))]);
    await withPage(profile, async (page) => {
      await page.goto(`http://localhost:${line.port}/`);
      await page.getByText('Ready to read offline').waitFor({ timeout: 60_000 });
    });
    await forgetSearch(profile, line);
    rows.push(['ready to read offline', ...(await visit(profile, at, line))]);
    rows.push(['searched before', ...(await visit(profile, at, line))]);
    await withPage(profile, async (page) => {
      await page.goto(`http://localhost:${line.port}/offline/`);
      await page.getByRole('button', { name: 'Keep the whole edition' }).click();
      await page.getByText('The whole edition is on this device.').waitFor({ timeout: 600_000 });
      await page.goto(at);
      await settled(page);
    });
    rows.push(['whole edition kept', ...(await visit(profile, at, line))]);
  } finally {
    stop();
    line.stop();
    rmSync(profile, { recursive: true, force: true });
  }
  say(
    `\n${size} articles, ms                 search box    first answer   all looked into   later: middle         slowest`,
  );
  for (const [what, ...figures] of rows)
    say(`${what.padEnd(24)} ${figures.map((ms) => String(Math.round(ms)).padStart(16)).join('')}`);
}

async function withPage(profile, work) {
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: browser.browserSwitches() });
  try {
    return await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
  }
}

/** What the first visit has found out would help the second. */
async function forgetSearch(profile, line) {
  await withPage(profile, async (page) => {
    await page.goto(`http://localhost:${line.port}/`);
    await page.evaluate(async () => {
      const [{ name }] = await indexedDB.databases();
      const database = await new Promise((resolve) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => resolve(opening.result));
      });
      const transaction = database.transaction(['search', 'pages', 'editions'], 'readwrite');
      transaction.objectStore('search').clear();
      const keys = await new Promise((resolve) => {
        const asking = transaction.objectStore('pages').getAllKeys();
        asking.addEventListener('success', () => resolve(asking.result));
      });
      const editions = await new Promise((resolve) => {
        const asking = transaction.objectStore('editions').getAll();
        asking.addEventListener('success', () => resolve(asking.result));
      });
      const first = editions[0].raw.feed[0].sha256;
      for (const key of keys) if (key !== first) transaction.objectStore('pages').delete(key);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      database.close();
    });
  });
}

/** Opens the address on the slow phone: when the first answer stood there, when the last, and how long later ones took. */
async function visit(profile, address, line) {
  return withPage(profile, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(() => {
      delete globalThis.Worker;
      const seen = { box: 0, first: 0, last: 0 };
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        if (document.querySelector('input[type="search"]')) seen.box ||= performance.now();
        const said = document.querySelector('main [role="status"]')?.textContent ?? '';
        if (!/ for “/.test(said)) return;
        seen.first ||= performance.now();
        seen.last = performance.now();
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    line.slow = true;
    await page.goto(address);
    await settled(page);
    line.slow = false;
    const { box, first, last } = await page.evaluate(() => globalThis.seen);
    const later = [];
    for (const query of QUERIES) later.push(await page.evaluate(ask, query));
    later.sort((a, b) => a - b);
    return [box, first, last, later[later.length >> 1], later.at(-1)];
  });
}

async function settled(page) {
  await page.locator('main [role="status"]').filter({ hasText: ' for “' }).waitFor({ timeout: 600_000 });
  // Nothing more is said for a second.
  for (let last = '', same = 0; same < 5; ) {
    await page.waitForTimeout(200);
    const said = await page.locator('main').textContent();
    same = said === last && !said.includes('…looked') && !/looked through…|read…/.test(said) ? same + 1 : 0;
    last = said;
  }
}

/** In the page: from a letter typed to the answer drawn. */
function ask(query) {
  const box = document.querySelector('input[type="search"]');
  const status = document.querySelector('main [role="status"]');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  return new Promise((resolve) => {
    const begun = performance.now();
    const watch = new MutationObserver(() => {
      if (!status.textContent.includes(`“${query}”`)) return;
      watch.disconnect();
      resolve(performance.now() - begun);
    });
    watch.observe(status, { subtree: true, childList: true, characterData: true });
    set.call(box, query);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
