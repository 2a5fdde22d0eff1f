// What benchmarks of the reader share: a published folder of made-up articles, a server for it, and a line that is slow.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { cache, root } from '../house/files.mjs';
import { writeArticles } from './corpus.mjs';

const BYTES_A_SECOND = 1_600_000 / 8;
/** Milliseconds: half of a round trip. */
export const ONE_WAY = 75;

const command = join(root, 'dist/command/carrel.js');

/** Published once for all runs. */
export function published(size) {
  const folder = join(cache, 'bench', `reader-${size}`);
  if (!existsSync(join(folder, 'site/edition.json'))) {
    mkdirSync(folder, { recursive: true });
    writeArticles(join(folder, 'articles'), 0, size);
  }
  spawnSync(process.execPath, [command, 'publish', join(folder, 'articles'), '--out', join(folder, 'site')]);
  return join(folder, 'site');
}

export async function serve(folder) {
  const port = await freePort();
  const child = spawn(process.execPath, [command, 'serve', folder, '--port', String(port)], { stdio: 'ignore' });
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await fetch(`http://localhost:${port}/`).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { port, stop: () => child.kill() };
}

/** A line of some length and width, which all connections share; as fast as it can be until it is said to be slow. */
export async function slowLine(target) {
  const line = { port: await freePort(), slow: false, stop: () => server.close() };
  let free = 0;
  const pass = (from, to, bytes) => {
    if (!line.slow) return to.write(bytes);
    const now = performance.now();
    free = Math.max(free, now) + (from.isServer ? (bytes.length / BYTES_A_SECOND) * 1000 : 0);
    setTimeout(() => to.writable && to.write(bytes), free - now + ONE_WAY);
  };
  const server = createServer((near) => {
    const far = Object.assign(connect(target, 'localhost'), { isServer: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      from.on('data', (bytes) => pass(from, to, bytes));
      from.on('close', () => setTimeout(() => to.destroy(), line.slow ? 2000 : 0));
      from.on('error', () => to.destroy());
    }
  });
  await new Promise((resolve) => server.listen(line.port, 'localhost', resolve));
  return line;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
