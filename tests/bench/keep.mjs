// Keeping a whole edition, beside fetching the same bytes and keeping nothing: in a browser, from `carrel serve`.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { cache, root } from '../house/files.mjs';
import { say } from '../house/run.mjs';
import { writeArticles } from './corpus.mjs';

/** Noise of that many points a side is a WebP of some 40 kB. */
const SIDE = 234;

const command = join(root, 'dist/command/carrel.js');
const { module: browser } = await runnerImport(join(root, 'tests/browser/find.ts'), { logLevel: 'error' });
const executablePath = await browser.findBrowser();

const EDITIONS = {
  text: { size: 1000, pictures: false },
  pictures: { size: 1000, pictures: true },
  large: { size: 10_000, pictures: false },
};

say('articles     pictures        MB     keeping, s   fetching alone, s     ratio   heap, MB (highest)');
for (const [name, edition] of Object.entries(EDITIONS))
  if (process.argv.length === 2 || process.argv.includes(name)) await measure(edition);

async function measure({ size, pictures }) {
  const folder = published(size, pictures);
  const { port, stop } = await serve(folder);
  try {
    const home = `http://localhost:${port}/`;
    const fetched = await withPage('block', (page) => fetchAlone(page, home, filesOf(folder)));
    const { seconds, heap } = await withPage('allow', (page) => keep(page, home, size));
    const columns = [
      [size, 8],
      [pictures ? size : 0, 13],
      [(fetched.bytes / 1e6).toFixed(1), 10],
      [seconds.toFixed(1), 15],
      [fetched.seconds.toFixed(2), 20],
      [(seconds / fetched.seconds).toFixed(1), 10],
      [(heap / 1e6).toFixed(0), 21],
    ];
    say(columns.map(([figure, width]) => String(figure).padStart(width)).join(''));
  } finally {
    stop();
  }
}

/** Published once for all runs. */
function published(size, pictures) {
  const folder = join(cache, 'bench', `keep-${size}${pictures ? '-pictures' : ''}`);
  const [articles, site] = [join(folder, 'articles'), join(folder, 'site')];
  if (!existsSync(join(site, 'edition.json'))) {
    mkdirSync(folder, { recursive: true });
    writeArticles(articles, 0, size);
    if (pictures) illustrate(articles);
  }
  spawnSync(process.execPath, [command, 'publish', articles, '--out', site]);
  return site;
}

function illustrate(folder) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    const picture = name.replace('.md', '.png');
    writeFileSync(join(folder, picture), noise());
    writeFileSync(join(folder, name), `${readFileSync(join(folder, name), 'utf8')}\n![Noise](${picture})\n`);
  }
}

/** A PNG that cannot be made smaller. */
function noise() {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2], 8);
  const rows = Array.from({ length: SIDE }, () => Buffer.concat([Buffer.alloc(1), randomBytes(3 * SIDE)]));
  const parts = [part('IHDR', head), part('IDAT', deflateSync(Buffer.concat(rows))), part('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function part(name, bytes) {
  const named = Buffer.concat([Buffer.from(name), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** What keeping an edition has to fetch: feed pages, packs and pictures. */
function filesOf(folder) {
  return ['feed', 'packs', 'media'].flatMap((part) =>
    existsSync(join(folder, part)) ? readdirSync(join(folder, part)).map((name) => `${part}/${name}`) : [],
  );
}

async function fetchAlone(page, home, files) {
  await page.goto(`${home}robots.txt`);
  return page.evaluate(async (paths) => {
    const start = performance.now();
    const queue = paths.values();
    let bytes = 0;
    const drain = async () => {
      for (const path of queue) {
        const { byteLength } = await (await fetch(`/${path}`, { cache: 'no-store' })).arrayBuffer();
        bytes += byteLength;
      }
    };
    await Promise.all(Array.from({ length: 6 }, drain));
    return { bytes, seconds: (performance.now() - start) / 1000 };
  }, files);
}

/** From the click to the receipt. */
async function keep(page, home, size) {
  await page.goto(`${home}offline/`);
  await page.getByText('Ready to read offline').waitFor({ timeout: 120_000 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let heap = 0;
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    heap = Math.max(heap, metrics.find(({ name }) => name === 'JSHeapUsedSize').value);
  };
  const looking = setInterval(() => void look().catch(() => {}), 250);
  const start = performance.now();
  await page.getByRole('button', { name: 'Keep the whole edition' }).click();
  await page
    .getByText(new RegExp(`^${size.toLocaleString('en')} articles, .* complete, `))
    .waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(looking);
  return { seconds, heap };
}

async function withPage(serviceWorkers, work) {
  const profile = mkdtempSync(join(tmpdir(), 'carrel-bench-'));
  const options = { executablePath, args: browser.browserSwitches(), locale: 'en-US', serviceWorkers };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    return await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function serve(folder) {
  const port = await freePort();
  const child = spawn(process.execPath, [command, 'serve', folder, '--port', String(port)], { stdio: 'ignore' });
  const answers = () =>
    fetch(`http://localhost:${port}/`).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 200 && !(await answers()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return { port, stop: () => child.kill() };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
