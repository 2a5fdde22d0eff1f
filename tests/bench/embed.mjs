// What an embedded article costs its host page on a slow phone, beside a frame and beside what public packages embed:
// bytes, time to the content, layout shift, longest task. And twenty in one page.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../house/files.mjs';
import { say } from '../house/run.mjs';
import { hostPage, writeHosts } from './embed-peers.mjs';
import { openBrowser, visit } from './slow-phone.mjs';

const RUNS = Number(process.argv[2] ?? 5);
const ARTICLE = 'a-small-desk-in-a-library';
const COMMAND = join(root, 'dist/command/carrel.js');
const EDITION = join(root, 'tests/fixtures/edition');

const folder = mkdtempSync(join(tmpdir(), 'carrel-embed-'));
const [site, host] = ['site', 'host'].map((name) => join(folder, name));
const children = [];

/** Serves a folder; answers with its address. */
async function serve(path) {
  const child = spawn(process.execPath, [COMMAND, 'serve', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of child.stdout) {
    const [address] = /http:\/\/\S+/.exec(String(line)) ?? [];
    if (address) return address;
  }
  throw new Error(`carrel serve ${path} has ended`);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
const row = (...cells) => say(cells.map((cell, at) => (at === 0 ? cell.padEnd(30) : cell.padStart(13))).join(''));

async function measure(browser, name, address, wanted) {
  const visits = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, address, wanted));
  const of = (pick) => median(visits.map(pick));
  row(
    name,
    `${(of(({ bytes }) => bytes) / 1000).toFixed(1)} kB`,
    `${of(({ asked }) => asked.length)}`,
    `${of(({ at }) => at).toFixed(0)} ms`,
    of(({ shift }) => shift).toFixed(3),
    `${of(({ longest }) => longest).toFixed(0)} ms`,
  );
  return visits;
}

try {
  const published = spawnSync(process.execPath, [
    COMMAND,
    'publish',
    EDITION,
    '--config',
    join(EDITION, 'carrel.json'),
    '--out',
    site,
  ]);
  if (published.status !== 0) throw new Error(String(published.stderr));
  mkdirSync(host);
  const home = await serve(site);
  const pages = await writeHosts(host, { site: home, folder: site, slug: ARTICLE });
  const slugs = JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8')).items.map(({ _carrel }) => _carrel.slug);
  const twenty = slugs
    .slice(0, 20)
    .map((slug) => `<carrel-article src="${home}articles/${encodeURIComponent(slug)}/"></carrel-article>`);
  const script = `<script src="${home}embed/carrel-article.js" async></script>`;
  writeFileSync(join(host, 'twenty.html'), hostPage({ head: script, embed: twenty.join('') }));
  const same = twenty[0]?.repeat(20) ?? '';
  writeFileSync(join(host, 'same.html'), hostPage({ head: script, embed: same }));
  const outside = await serve(host);
  const browser = await openBrowser();
  say(
    `One article in a page of another origin, on a slow phone (4 x CPU, 1.6 Mbit/s, 150 ms); medians of ${RUNS} visits`,
  );
  row('', 'loaded', 'requests', 'content', 'shift', 'longest task');
  for (const { name, file, wanted } of pages) await measure(browser, name, `${outside}${file}.html`, wanted);
  const all = await measure(browser, 'Carrel: twenty articles', `${outside}twenty.html`, '.shadow article');
  const once = await measure(browser, 'Carrel: one, twenty times', `${outside}same.html`, '.shadow article');
  for (const { asked } of [...all, ...once]) {
    const bundles = asked.filter((url) => /\/(?:bundles|oembed)\//.test(url));
    if (new Set(bundles).size !== bundles.length) throw new Error('a bundle or a pointer was asked for twice');
  }
  say(
    `requests for bundles: ${all[0].asked.filter((url) => url.includes('/bundles/')).length} for twenty, ${once[0].asked.filter((url) => url.includes('/bundles/')).length} for one`,
  );
  await browser.close();
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
}
