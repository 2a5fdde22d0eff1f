// How long publishing takes: 1,000 made-up articles, then nothing changed, then one changed. `npm run bench -- 10000` for more.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from '../house/files.mjs';
import { say } from '../house/run.mjs';

const count = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-'));
const [articles, site] = [join(folder, 'articles'), join(folder, 'site')];
const WORDS =
  'page margin station shelf letter window column catalogue lamp ledger proof type rule paper ink light'.split(' ');

function write(n, change = '') {
  const words = (length, seed) =>
    Array.from({ length }, (_, i) => WORDS[(i * 7 + seed * 13 + n) % WORDS.length]).join(' ');
  const parts = Array.from(
    { length: 8 },
    (_, i) =>
      `## Part ${i + 1}\n\n${words(90, i)}.\n\n- *${words(4, i)}*\n- [${words(3, i)}](https://example.org/${n})\n`,
  );
  const date = new Date(Date.UTC(2000, 0, 1) + n * 43_200_000).toISOString();
  writeFileSync(
    join(articles, `${n}.md`),
    `---\ntitle: Article ${n}${change}\ndate: ${date}\ntags: [${words(1, 1)}]\n---\n\n${parts.join('\n')}`,
  );
}

/** Seconds and the greatest memory in MB of one run of the command. */
function publish() {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', memory, join(root, 'dist/command/carrel.js'), 'publish', articles, '--out', site],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (bytes) => (said += bytes));
    child.once('exit', (code) => {
      const kilobytes = Number(/peak memory: (\d+)/.exec(said)?.[1] ?? Number.NaN);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, megabytes: kilobytes / 1024 });
      else reject(new Error(`carrel publish ended with ${code}:\n${said}`));
    });
  });
}

const memory = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak memory: '+process.resourceUsage().maxRSS))`;

mkdirSync(articles);
for (let n = 0; n < count; n++) write(n);
const rows = [];
rows.push([`${count} articles`, await publish()]);
rows.push(['nothing changed', await publish()]);
write(count >> 1, ', changed');
rows.push(['one changed', await publish()]);
for (const [name, { seconds, megabytes }] of rows) {
  say(`${name.padEnd(18)} ${seconds.toFixed(2).padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB`);
}
rmSync(folder, { recursive: true, force: true });
