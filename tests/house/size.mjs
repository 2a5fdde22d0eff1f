// What a browser must load before the first article can be used, brotli, against the budgets of the design.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from './files.mjs';
import { say } from './run.mjs';

/** A static host compresses with brotli at its best once, when a file is put there. */
function brotli(path) {
  const text = readFileSync(join(root, path));
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  }).length;
}

const manifest = JSON.parse(readFileSync(join(root, 'dist/app/.vite/manifest.json'), 'utf8'));

/** An entry with everything that it imports before it runs. */
function withImports(names) {
  const reached = new Set(names);
  for (const name of reached) for (const next of manifest[name]?.imports ?? []) reached.add(next);
  return [...reached];
}

/** The entry, and the lazy chunks that the screen of an article waits for. */
function articleChunks() {
  const entries = Object.keys(manifest).filter((name) => manifest[name].isEntry);
  const screen = Object.keys(manifest).filter(
    (name) => manifest[name].isDynamicEntry && name.endsWith('pages/article-page.tsx'),
  );
  return withImports([...entries, ...screen]).map((name) => `dist/app/${manifest[name].file}`);
}

/** The element's script, which every page with an article loads, and those of its parts that are named. */
function embedScript(...parts) {
  const names = readdirSync(join(root, 'dist/embed')).filter((name) =>
    parts.some((part) => name.startsWith(`${part}.`)),
  );
  return ['carrel-article.js', ...names].map((name) => `dist/embed/${name}`);
}

/**
 * What, of which files, the design's figure, and the size over which the check fails. Where the figure is not reached
 * yet, that size is what has been reached, so that it only shrinks.
 */
const budgets = [
  ['JavaScript before the first article', articleChunks(), 110, 110],
  ['embed script, where setHTML is', embedScript(), 8, 8],
  ['embed script, where it is not', embedScript('clean'), 19, 19],
  ['embed script and styles, for a text article', embedScript('look'), 10.3, 10.3],
  ['embed, all that an article can ask for', embedScript('look', 'rich', 'whole', 'kept', 'clean'), 34, 34],
];

for (const [what, files, wanted, limit] of budgets) {
  const scripts = [...new Set(files)].filter((path) => path.endsWith('.js') && existsSync(join(root, path)));
  const sizes = scripts.map((path) => ({ path, bytes: brotli(path) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const fits = scripts.length > 0 && total <= limit;
  if (!fits) process.exitCode = 1;
  const verdict = !fits ? 'TOO MUCH' : total <= wanted ? 'ok      ' : 'NOT YET ';
  say(`${verdict} ${total.toFixed(1).padStart(6)} kB of ${wanted}  ${what}`);
  for (const { path, bytes } of sizes) say(`         ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${path}`);
}
