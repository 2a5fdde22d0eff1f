import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Where what can be made again lies: the sample site, reports, marks. */
export const cache = join(root, 'node_modules/.cache/carrel');

const MADE = /^(node_modules|dist|\.git|\.site|test-results)$|\.(tgz|tsbuildinfo)$/;

/** Every file of the project under a folder of it, sorted, with `/` on every platform; nothing that is made from others. */
export function projectFiles(under = '') {
  const entries = readdirSync(join(root, under), { withFileTypes: true }).filter(({ name }) => !MADE.test(name));
  return entries
    .flatMap((entry) => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      return entry.isDirectory() ? projectFiles(path) : [path];
    })
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** One SHA-256 over the names and contents of these files. */
export function digest(paths) {
  const all = createHash('sha256');
  for (const path of paths)
    all.update(`${path}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest(),
    );
  return all.digest('hex');
}
