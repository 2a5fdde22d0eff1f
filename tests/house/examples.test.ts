import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { elementManifest } from './element-manifest.mjs';
import { cache, projectFiles, root } from './files.mjs';
import { GUIDE, withReference } from './reference.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

type Example = { readonly path: string; readonly language: string; readonly code: string };

/** The README, and every sample article that teaches how something is embedded. */
const TEXTS = ['README.md', GUIDE];
const told: readonly Example[] = TEXTS.flatMap((path) =>
  [...read(path).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    path,
    language,
    code,
  })),
);
/** What stands on the page of examples, beside what it does. */
const shown: readonly Example[] = [
  ['html', 'element.html'],
  ['html', 'themed.html'],
  ['html', 'frame.html'],
  ['js', 'prerendered.mjs'],
  ['jsx', 'react.jsx'],
].map(([language = '', name = '']) => {
  const path = `tests/fixtures/examples/${name}`;
  return { path, language, code: read(path) };
});
const examples = [...told, ...shown];
const of = (...languages: readonly string[]) => examples.filter(({ language }) => languages.includes(language));

test('finds the examples', () => {
  expect(of('js', 'jsx', 'tsx').length).toBeGreaterThan(5);
  expect(of('html').length).toBeGreaterThan(6);
});

test('compiles every example in JavaScript against what the package declares', () => {
  const folder = join(cache, 'examples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = of('js', 'jsx', 'tsx').map(({ language, code }, at) => {
    const name = `example-${at}.${language === 'js' ? 'js' : language}`;
    writeFileSync(join(folder, name), `${code}\nexport {};\n`);
    return name;
  });
  const at = (path: string) => [join(root, path)];
  const compilerOptions = {
    allowJs: true,
    checkJs: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    jsx: 'react-jsx',
    lib: ['es2024', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    strict: false,
    target: 'es2024',
    typeRoots: [join(root, 'node_modules/@types')],
    types: ['node', 'react'],
    paths: {
      carrel: at('src/embed/package.ts'),
      'carrel/bundle': at('src/article/check.ts'),
      'carrel/element': at('src/embed/element.tsx'),
      'carrel/prerender': at('src/embed/prerender.tsx'),
      'carrel/article.css': at('src/embed/stylesheet.ts'),
    },
  };
  const project = join(folder, 'tsconfig.json');
  const declared = ['src/embed/styles.d.ts', 'src/embed/element.tsx', 'src/data/browser.d.ts'].map((path) =>
    join(root, path),
  );
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [...files, ...declared] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const said = saidBy(process.execPath, [tsc, '-p', project, '--pretty', 'false']);
  expect(said.split('\n').filter((line) => /example-\d/.test(line))).toEqual([]);
}, 60_000);

test('writes HTML that a browser takes as it stands, with attributes that there are', () => {
  const { attributes = [] } = elementManifest().modules[0]?.declarations[0] ?? {};
  const known = new Set(['class', ...attributes.map(({ name }) => name)]);
  for (const { code, path } of of('html')) {
    const wrong: string[] = [];
    const options = {
      sourceCodeLocationInfo: true,
      onParseError: ({ code: why }: { code: string }) => wrong.push(why),
    };
    parseFragment(code, options);
    expect(wrong, `${path}\n${code}`).toEqual([]);
    for (const [, attributes = ''] of code.matchAll(/<carrel-article\b([^>]*)>/g)) {
      for (const [, name = ''] of attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)) expect(known, code).toContain(name);
    }
    for (const [, name = ''] of code.matchAll(/(--carrel-[\w-]+):/g))
      expect(read('src/embed/element.css') + read('tests/house/element-styles.ts')).toContain(`var(${name}`);
  }
});

test('names only files of a published site and commands that there are', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
  for (const { code } of of('sh')) {
    for (const [, name = ''] of code.matchAll(/\bnpm run ([\w:]+)/g)) expect(scripts).toContain(name);
  }
  const files = projectFiles('src/embed').map((path) => path.replace(/^src\/embed\/(.*?)\.tsx?$/, '$1'));
  for (const { code } of of('html')) {
    for (const [, name = ''] of code.matchAll(/\/embed\/([\w-]+)\.js/g)) {
      expect([...files, 'carrel-article']).toContain(name);
    }
  }
});

test('tells in the guide what the source says: `npm run reference`', () => {
  expect(read(GUIDE)).toBe(withReference(read(GUIDE)));
});

/** What a command says, whether it ends well or not. */
function saidBy(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8' });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}
