// How long publishing takes, and how much memory: 100, 1,000 and 10,000 made-up articles; then nothing changed, then one
// changed. Other sizes: `npm run bench -- 200 2000`. With `--beside astro`, what Astro takes for the same articles.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../house/files.mjs';
import { say } from '../house/run.mjs';
import { buildWithAstro, installAstro } from './astro.mjs';
import { writeArticles } from './corpus.mjs';
import { costsOf } from './costs.mjs';

const { values, positionals } = parseArgs({ options: { beside: { type: 'string' } }, allowPositionals: true });
if (values.beside !== undefined && values.beside !== 'astro') throw new Error('beside what? --beside astro');
const SIZES = positionals.length > 0 ? positionals.map(Number) : [100, 1000, 10_000];

/** One run of the command, and how many files it wrote. */
async function publish(folder) {
  const words = [join(root, 'dist/command/carrel.js'), 'publish', 'articles', '--out', 'site', '--json'];
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
  const costs = await costsOf(words, { cwd: folder, env });
  return { ...costs, written: JSON.parse(costs.out).files.written };
}

const row = (...cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(11))).join('');
const figures = ({ seconds, cpu, megabytes, written = '' }) => [
  `${seconds.toFixed(2)} s`,
  `${cpu.toFixed(2)} s`,
  `${megabytes.toFixed(0)} MB`,
  String(written),
];
const times = (a, b) => `${(a / b).toFixed(1)}×`;

/** Times of all files below a folder. */
function timesIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(names.map((name) => [name, statSync(join(folder, name))]).filter(([, found]) => found.isFile()));
}

async function measure(count) {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-'));
  try {
    writeArticles(join(folder, 'articles'), 0, count);
    const all = await publish(folder);
    say(row(`${count.toLocaleString('en')} articles`, ...figures(all)));
    const same = await publish(folder);
    say(row('  nothing changed', ...figures(same)), `  1/${(all.seconds / same.seconds).toFixed(0)}`);
    if (values.beside === 'astro') await besideAstro(folder, all);
    const before = timesIn(join(folder, 'site'));
    writeArticles(join(folder, 'articles'), count >> 1, (count >> 1) + 1, ' One more word.');
    const one = await publish(folder);
    say(row('  one changed', ...figures(one)), `  1/${(all.seconds / one.seconds).toFixed(0)}`);
    const after = [...timesIn(join(folder, 'site'))].filter(([name, { ino }]) => before.get(name)?.ino !== ino);
    for (const [name] of after) say(`    ${name}`);
    return all;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function besideAstro(folder, ours) {
  const theirs = await buildWithAstro(join(folder, 'articles'));
  const rate = `${times(theirs.seconds, ours.seconds)} its rate, ${times(ours.megabytes, theirs.megabytes)} its memory`;
  say(row(`  the same by Astro ${astro}`, ...figures(theirs)), `  ${rate}`);
}

const astro = values.beside === 'astro' ? installAstro() : '';
say(`${availableParallelism()} cores, Node ${process.versions.node}, load ${loadNow()}`);
say(row('', 'time', 'all cores', 'memory', 'written'));
const measured = [];
for (const count of SIZES) measured.push({ count, ...(await measure(count)) });
for (const [index, { count, cpu, megabytes }] of measured.entries()) {
  const less = measured[index - 1];
  if (!less) continue;
  say(
    `${times(count, less.count)} the articles: ${times(cpu, less.cpu)} the work, ${times(megabytes, less.megabytes)} the memory; ${(((cpu - less.cpu) / (count - less.count)) * 1000).toFixed(1)} ms of one core for each article more`,
  );
}

function loadNow() {
  try {
    return readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  } catch {
    return 'unknown';
  }
}
