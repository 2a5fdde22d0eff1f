import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../house/files.mjs';

const COMMAND = join(root, 'dist/command/carrel.js');

/** Runs the built command to its end. */
export function carrel(...args: readonly string[]): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd: root });
  return { code: status, out: `${stdout}${stderr}` };
}

/** The same while this process goes on, as it must where the command asks it for something. */
export async function carrelBeside(...args: readonly string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (out += bytes.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out };
}

/** Publishes sources into a folder; throws with the command's own words when any content was lost. */
export function publish(out: string, ...args: readonly string[]): void {
  const { code, out: said } = carrel('publish', ...args, '--out', out);
  if (code !== 0) throw new Error(`carrel publish ended with ${code}:\n${said}`);
}

/** A published folder on a port of its own, in a process that can really be killed. */
export type Site = {
  /** Address of the feed, with the base path, ending in a slash. */
  readonly address: string;
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

/** Serves a folder as `carrel serve` does, and waits until it answers. */
export async function serve(folder: string, port?: number): Promise<Site> {
  const at = port ?? (await freePort());
  const child = spawn(process.execPath, [COMMAND, 'serve', folder, '--port', String(at)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = `http://localhost:${at}${baseOf(folder)}`;
  for (
    const until = Date.now() + 15_000;
    !(await answers(address));
    await new Promise((resolve) => setTimeout(resolve, 40))
  ) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`carrel serve does not answer at ${address}:\n${said}`);
  }
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { address, folder, stop };
}

/** The base path that a published folder was made for. */
function baseOf(folder: string): string {
  return /data-base="([^"]*)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? '/';
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    (answer) => answer.ok,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
