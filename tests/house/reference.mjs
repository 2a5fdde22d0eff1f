// The reference of what is embedded, out of the docstrings: `npm run reference` writes it into the guide.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { elementManifest } from './element-manifest.mjs';
import { root } from './files.mjs';

export const GUIDE = 'tests/fixtures/edition/one-article-in-your-own-page.md';
const START = '## Reference\n';
const END = '## A word on courtesy\n';

const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** The properties of a type, with what their docstrings say: `readonly name?: type;` */
function propertiesOf(path, type) {
  const source = readFileSync(join(root, path), 'utf8');
  const start = source.search(new RegExp(`^export type ${type} =`, 'm'));
  if (start < 0) throw new Error(`${path} has no ${type}`);
  const body = source.slice(start, source.indexOf('\n};', start));
  const found = body.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*readonly (\w+)(\??): ([^;]+);/g);
  return [...found].map(([, about, name, optional, kind]) => {
    const said = about
      .replace(/^\s*\*/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    return [`\`${name}\``, `\`${kind}\``, optional ? '' : 'yes', said];
  });
}

/** The reference as Markdown. */
export function reference() {
  const [{ attributes, events, slots, cssParts, cssProperties }] = elementManifest().modules[0].declarations;
  const named = (list) => list.map(({ name, description }) => [`\`${name}\``, description]);
  const props = (path, type) => table(['Property', 'Type', 'Needed', 'What it is'], propertiesOf(path, type));
  const look = props('src/embed/article.tsx', 'Look');
  return [
    'This part is made from the descriptions in the source.',
    '### The element: attributes',
    table(['Attribute', 'What it does'], named(attributes)),
    '### The element: events',
    table(['Event', 'When'], named(events)),
    '### The element: what stands inside',
    table(
      ['Slot', 'What it is'],
      slots.map(({ description }) => ['(without a name)', description]),
    ),
    '### The element: parts, for `::part()`',
    table(['Part', 'What it is'], named(cssParts)),
    '### The element: custom properties',
    table(['Property', 'What it sets'], named(cssProperties)),
    '### `<Article>`',
    props('src/embed/article.tsx', 'ArticleProps'),
    '### `<ArticleFrom>`',
    props('src/embed/article-from.tsx', 'ArticleFromProps'),
    '### Both components',
    look,
    '### `prerenderArticle(bundle, options)`',
    props('src/embed/prerender.tsx', 'PrerenderOptions'),
  ].join('\n\n');
}

/** The guide with the reference in its place. */
export function withReference(guide) {
  const [start, end] = [guide.indexOf(START), guide.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${GUIDE} has no place for the reference`);
  return `${guide.slice(0, start)}${START}\n${reference()}\n\n${guide.slice(end)}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = join(root, GUIDE);
  writeFileSync(path, withReference(readFileSync(path, 'utf8')));
}
