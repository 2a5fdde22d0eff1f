import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { fixtures } from './carrel.ts';

const root = join(import.meta.dirname, '../..');

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A run of the real program, and what it said when it ended. */
export type Run = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Builds the command for the tests of one file, with the fixtures' app. @returns starts it in a folder */
export function buildCommand(): (folder: string, ...words: readonly string[]) => Run {
  let place = '';
  beforeAll(async () => {
    const cache = join(root, 'node_modules/.cache/carrel');
    mkdirSync(cache, { recursive: true });
    place = mkdtempSync(join(cache, 'command-'));
    const env = { ...process.env, NODE_ENV: 'production' };
    const words = [join(import.meta.dirname, 'build-command.mjs'), join(place, 'dist/command')];
    await promisify(execFile)(process.execPath, words, { cwd: root, env });
    cpSync(join(fixtures, 'app'), join(place, 'dist/app'), { recursive: true });
    writeFileSync(join(place, 'package.json'), '{"type":"module","version":"0.0.0"}');
  }, 180_000);
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  return (folder, ...words) => start(join(place, 'dist/command/carrel.js'), folder, words);
}

function start(program: string, folder: string, words: readonly string[]): Run {
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') };
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, env });
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes) => {
    out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    err += bytes;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
}
