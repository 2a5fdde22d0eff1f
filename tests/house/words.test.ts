import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, root } from './files.mjs';

const isText = (path: string) => !/\.(avif|webp|png|jpe?g|gif|ico|woff2?)$/.test(path);
const texts = projectFiles()
  .filter(isText)
  .filter((path) => path !== 'tests/house/words.test.ts');

/** Places on one person's machine or network: they mean nothing to the next one. */
const PLACES = [
  /(?:^|[^\w.~/-])\/(?:work|root|home\/[a-z]+|Users\/[A-Za-z]+)\//,
  /\b[A-Z]:\\+Users\\/,
  /\/tmp\/bash/,
  /\bregistry\.(?!npmjs\.org)[a-z0-9.-]+\.[a-z]{2,}/,
];

/** Every line of a text that names such a place. */
function places(path: string, text: string): string[] {
  const lines = text.split('\n').filter((line) => PLACES.some((place) => place.test(line)));
  return lines.map((line) => `${path}: ${line.trim().slice(0, 120)}`);
}

describe('the words of the project', () => {
  it('name no place of one machine', () => {
    expect(texts.flatMap((path) => places(path, readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });

  it.each(['see /work/main', 'cd /home/ann/carrel', ' C:\\Users\\ann', 'https://registry.example.net/carrel'])(
    'would be found: %s',
    (line) => {
      expect(places('a.md', line.replace('/work/main', '/work/main/src'))).toHaveLength(1);
    },
  );

  it('fit into a README of 150 lines, with a picture of the reader', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme.split('\n').length).toBeLessThan(150);
    expect(readme).toMatch(/!\[[^\]]+\]\([^)]+\)|<img /);
  });
});

describe('the top level', () => {
  it('holds only what it is meant to hold', () => {
    const meant =
      /^(\..+|package(-lock)?\.json|tsconfig\.json|vite\.config\.ts|index\.html|src|public|tests|README\.md|LICENSE|CHANGELOG\.md|biome\.json)$/;
    const there = new Set(projectFiles().map((path) => path.split('/')[0] ?? ''));
    expect([...there].filter((name) => !meant.test(name))).toEqual([]);
  });
});
