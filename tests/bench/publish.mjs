// How long publishing takes, and how much memory: 100, 1,000 and 10,000 made-up articles; then nothing changed, then one
// changed. Other sizes: `npm run bench -- 200 2000`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from '../house/files.mjs';
import { say } from '../house/run.mjs';
import { writeArticles } from './corpus.mjs';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000, 10_000];

/** Told by the program itself as it ends: memory in kB, processor time in µs, of all its threads. */
const usage = `process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('usage '+maxRSS+' '+(userCPUTime+systemCPUTime)+'\\n')})`;
const TOLD = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)${usage}`;

/** One run of the command: seconds, seconds of all cores, MB at the most. */
function publish(folder) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const words = [
      '--import',
      TOLD,
      join(root, 'dist/command/carrel.js'),
      'publish',
      'articles',
      '--out',
      'site',
      '--json',
    ];
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
    const child = spawn(process.execPath, words, { cwd: folder, env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (bytes) => (out += bytes));
    child.stderr.on('data', (bytes) => (err += bytes));
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(`carrel publish ended with ${code}:\n${err}`));
      const [, kilobytes = 0, micros = 0] = /usage (\d+) (\d+)/.exec(err) ?? [];
      const seconds = (performance.now() - start) / 1000;
      resolve({ seconds, cpu: micros / 1e6, megabytes: kilobytes / 1024, files: JSON.parse(out).files });
    });
  });
}

const row = (...cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(11))).join('');
const figures = ({ seconds, cpu, megabytes, files }) => [
  `${seconds.toFixed(2)} s`,
  `${cpu.toFixed(2)} s`,
  `${megabytes.toFixed(0)} MB`,
  String(files.written),
];

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

say(`${availableParallelism()} cores, Node ${process.versions.node}, load ${loadNow()}`);
say(row('', 'time', 'all cores', 'memory', 'written'));
const measured = [];
for (const count of SIZES) measured.push({ count, ...(await measure(count)) });
for (const [index, { count, cpu, megabytes }] of measured.entries()) {
  const less = measured[index - 1];
  if (!less) continue;
  const times = (a, b) => `${(a / b).toFixed(1)}×`;
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
