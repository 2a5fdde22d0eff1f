import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { elementManifest } from './element-manifest.mjs';
import { projectFiles, root } from './files.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const [declaration] = elementManifest().modules[0]?.declarations ?? [];
const names = (of: 'attributes' | 'events' | 'cssParts' | 'cssProperties') =>
  declaration?.[of].map(({ name }) => name).toSorted();
const found = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted();

const element = read('src/embed/element.tsx');
const views = [
  ...projectFiles('src/embed'),
  ...projectFiles('src/ui').filter((path) => /\/article(?!-(?:page|tools))/.test(path)),
]
  .filter((path) => path.endsWith('.tsx'))
  .map(read)
  .join('\n');

test('tells of every attribute that the element looks at', () => {
  const observed = found(/observedAttributes = \[([^\]]*)\]/.exec(element)?.[1] ?? '', /'([\w-]+)'/g);
  expect(names('attributes')).toEqual([...observed, 'theme'].toSorted());
});

test('tells of every part and every custom property that a page can style', () => {
  expect(names('cssParts')).toEqual(found(views, /\bpart="([\w-]+)"/g));
  const styles = read('src/embed/element.css') + read('tests/house/element-styles.ts');
  expect(names('cssProperties')).toEqual(found(styles, /var\((--carrel-[\w-]+)/g));
});

test('tells of every event, and says something of everything', () => {
  expect(names('events')).toEqual(['carrel-error', 'carrel-load']);
  for (const of of ['attributes', 'events', 'slots', 'cssParts', 'cssProperties'] as const) {
    for (const { name, description } of declaration?.[of] ?? []) expect(description, name).not.toBe('');
  }
});
