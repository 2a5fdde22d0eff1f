// Copies the declarations that the package exports, with all that they take from others, to dist/types; and what the element's docstring says to dist/custom-elements.json.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { elementManifest } from './element-manifest.mjs';
import { root } from './files.mjs';
import { must } from './run.mjs';

const from = join(root, 'node_modules/.cache/types/src');
const to = join(root, 'dist/types');

must('tsc -b --pretty false');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const queue = Object.values(exports).flatMap(({ types }) => (types ? [types.replace('./dist/types/', '')] : []));
const wanted = new Set(queue);

for (const path of queue) {
  const text = readFileSync(join(from, path), 'utf8');
  for (const [, taken] of text.matchAll(/(?:from|import\(?)\s*["'](\.[^"']+)["']/g)) {
    const next = join(dirname(path), taken.replace(/\.tsx?$/, '.d.ts')).replaceAll('\\', '/');
    if (!wanted.has(next) && existsSync(join(from, next))) queue.push(next);
    wanted.add(next);
  }
}

rmSync(to, { recursive: true, force: true });
for (const path of queue) {
  const text = readFileSync(join(from, path), 'utf8');
  mkdirSync(dirname(join(to, path)), { recursive: true });
  // Style sheets have no declarations, and a strict project looks for them.
  writeFileSync(join(to, path), text.replace(/^import ["'][^"']+\.css["'];\n/gm, ''));
}

writeFileSync(join(root, 'dist/custom-elements.json'), JSON.stringify(elementManifest(), null, 2));
