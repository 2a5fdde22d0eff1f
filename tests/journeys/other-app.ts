import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from '../house/files.mjs';

/** Of a built app's files by hash: `name.<16 hex>.ext`. */
const HASHED = /\.([0-9a-f]{16})\.\w+$/;

/**
 * The built command with another version of the app: the same program, but each of its files under another name.
 *
 * @returns the command's path, and what takes it away again
 */
export function buildOther(): { readonly command: string; readonly end: () => void } {
  const folder = mkdtempSync(join(cache, 'other-app-'));
  for (const part of ['app', 'command', 'embed'])
    cpSync(join(root, 'dist', part), join(folder, 'dist', part), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const assets = join(folder, 'dist/app/assets');
  const names = readdirSync(assets);
  const hashes = new Map(names.flatMap((name) => HASHED.exec(name)?.[1] ?? []).map((hash) => [hash, otherHash(hash)]));
  for (const path of [...names.map((name) => join(assets, name)), join(folder, 'dist/app/index.html')]) {
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, renamed(text, hashes));
  }
  for (const name of names) renameSync(join(assets, name), join(assets, renamed(name, hashes)));
  return {
    command: join(folder, 'dist/command/carrel.js'),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const otherHash = (hash: string) => createHash('sha256').update(hash).digest('hex').slice(0, 16);

const renamed = (text: string, hashes: ReadonlyMap<string, string>) =>
  text.replaceAll(/[0-9a-f]{16}/g, (hash) => hashes.get(hash) ?? hash);
