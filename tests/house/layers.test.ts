import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rawDoors, wrongEffects } from './doors.ts';
import { projectFiles, root } from './files.mjs';
import { wrongExports, wrongName, wrongTests } from './habits.ts';
import { broughtByEmbed, wrongImports } from './layers.ts';
import { type Parsed, parse } from './source.ts';

const isCode = (path: string) => /\.tsx?$/.test(path);
const read = (path: string) => ({ path, text: readFileSync(join(root, path), 'utf8') });
const sources = projectFiles('src').filter(isCode).map(read).map(parse);
const tests = projectFiles('tests').filter((path) => isCode(path) && !path.includes('/fixtures/'));

/** Every offence as one line, so that a failing test names the file and the reason. */
function offences(files: readonly Parsed[], rule: (file: Parsed) => string[]): string[] {
  return files.flatMap((file) => rule(file).map((reason) => `${file.path}: ${reason}`));
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(sources.length).toBeGreaterThan(20);
  });
  it('takes only from lower rooms', () => {
    expect(offences(sources, wrongImports)).toEqual([]);
  });
  it('embeds no library and no query client', () => {
    expect(broughtByEmbed(sources)).toEqual([]);
  });
  it('has one door per effect', () => {
    expect(offences(sources, wrongEffects)).toEqual([]);
  });
  it('lets raw HTML into a page in one file', () => {
    expect(rawDoors(sources).length, rawDoors(sources).join(', ')).toBeLessThanOrEqual(1);
  });
  it('has no default exports and no barrels', () => {
    expect(
      offences(
        sources.filter(({ path }) => !path.endsWith('.d.ts')),
        wrongExports,
      ),
    ).toEqual([]);
  });
  it('names one file after one noun', () => {
    expect(projectFiles('src').flatMap((path) => wrongName(path).map((reason) => `${path}: ${reason}`))).toEqual([]);
  });
  it('runs all its tests, against its own parts', () => {
    expect(offences(tests.map(read).map(parse), wrongTests)).toEqual([]);
  });
});

type Case = readonly [path: string, text: string];
const said = ([path, text]: Case) => {
  const file = parse({ path: `src/${path}`, text });
  return [wrongImports, wrongEffects, wrongExports, wrongTests].flatMap((rule) => rule(file));
};

const offending: readonly Case[] = [
  ['article/a.ts', "import { words } from '../locale/words.ts';"],
  ['article/a.ts', "import { readFile } from 'node:fs';"],
  ['article/a.ts', "export type { Feed } from '../data/load.ts';"],
  ['store/a.ts', "import type { Library } from '../library/library.ts';"],
  ['store/a.ts', "type Library = import('../library/library.ts').Library;"],
  ['ui/a.tsx', "import { readSettings } from '../store/settings.ts';"],
  ['ui/a.tsx', "import { Link } from 'react-router-dom';"],
  ['ui/a.tsx', "import { useQuery } from '@tanstack/react-query';"],
  ['ui/a.tsx', "import '../pages/feed-page.tsx';"],
  ['library/a.ts', "import { draftOf } from '../drafts/drafts.ts';"],
  ['drafts/a.ts', "import { post } from '../data/post.ts';"],
  ['data/a.ts', "const index = await import('../search/index-worker.ts');"],
  ['data/a.ts', "export { start } from '../main.tsx';"],
  ['embed/a.ts', "import { createLibrary } from '../library/library.ts';"],
  ['embed/a.ts', "import { QueryClient } from '@tanstack/react-query';"],
  ['offline/a.ts', "import { search } from '../search/search.ts';"],
  ['offline/worker/a.ts', "import { loadJson } from '../../data/load.ts';"],
  ['offline/worker/a.ts', "import { useQuery } from '@tanstack/react-query';"],
  ['offline/worker/a.ts', "import { Article } from '../../ui/article.tsx';"],
  ['pages/a.tsx', "import { start } from '../main.tsx';"],
  ['publish/a.ts', "import { loadJson } from '../data/load.ts';"],
  ['publish/a.ts', "import { start } from '../main.tsx';"],
  ['data/queries.ts', 'const answer = await fetch(address);'],
  ['data/queries.ts', 'const answer = await globalThis.fetch(address);'],
  ['data/queries.ts', "const answer = await window['fetch'](address);"],
  ['data/queries.ts', 'loadWith(fetch);'],
  ['data/queries.ts', 'const fetch = globalThis.fetch;'],
  ['pages/a.tsx', 'new XMLHttpRequest();'],
  ['pages/a.tsx', 'new WebSocket(address);'],
  ['pages/a.tsx', 'navigator.sendBeacon(address);'],
  ['library/a.ts', "indexedDB.open('carrel');"],
  ['library/a.ts', "import { openDB } from 'idb'; openDB('carrel');"],
  ['pages/a.tsx', "localStorage.getItem('theme');"],
  ['pages/a.tsx', "window.sessionStorage.getItem('place');"],
  ['data/load.ts', 'element.innerHTML = text;'],
  ['pages/a.tsx', "element['outerHTML'] = text;"],
  ['pages/a.tsx', 'element.setHTML(text);'],
  ['embed/a.ts', "element.insertAdjacentHTML('beforeend', text);"],
  ['pages/a.tsx', 'const page = <div dangerouslySetInnerHTML={{ __html: text }} />;'],
  ['pages/a.tsx', 'const raw = { dangerouslySetInnerHTML: { __html: text } };'],
  ['pages/a.tsx', 'const page = <iframe srcDoc={text} />;'],
  ['data/load.ts', 'const clean = text as SafeHtml;'],
  ['ui/a.tsx', 'const clean = text as unknown as SafeHtml;'],
  ['article/a.ts', 'const folder = process.cwd();'],
  ['article/a.ts', "Buffer.from('a');"],
  ['article/a.ts', "eval('1');"],
  ['article/a.ts', "new Function('1');"],
  ['article/a.ts', 'export default 1;'],
  ['article/a.ts', 'const a = 1; export { a as default };'],
  ['article/a.ts', "export * from './b.ts';"],
  ['article/a.test.ts', "test.only('opens', () => {});"],
  ['article/a.test.ts', "describe.skip('the house', () => {});"],
  ['article/a.test.ts', "vi.mock('./b.ts');"],
];

const allowed: readonly Case[] = [
  [
    'ui/a.tsx',
    "import { directionOf } from '../locale/direction.ts'; import type { Article } from '../article/types.ts';",
  ],
  ['embed/a.ts', "import { loadJson } from '../data/load.ts'; import { Article } from '../ui/article.tsx';"],
  ['offline/worker/a.ts', "import { post } from '../../data/post.ts'; await fetch(request);"],
  [
    'publish/a.ts',
    "import { renderPage } from '../server.tsx'; import { readFile } from 'node:fs/promises'; process.exit();",
  ],
  ['pages/a.tsx', "import { Link } from 'react-router-dom'; import { feedQuery } from '../data/queries.ts';"],
  ['data/load.ts', 'const answer = await fetch(address);'],
  ['publish/a.ts', 'const get = (fetch: Fetch, address = 1) => fetch(address);'],
  ['data/sanitize.ts', 'element.setHTML(text); const clean = element.innerHTML as SafeHtml;'],
  ['store/settings.ts', 'localStorage.getItem(name);'],
  ['ui/prose.tsx', 'const page = <div dangerouslySetInnerHTML={{ __html: text }} />;'],
  ['pages/a.tsx', 'type Load = { fetch: () => void }; steps.process(); query.fetch();'],
];

describe('a rule of the house', () => {
  it.each(offending)('refuses in %s: %s', (path, text) => {
    expect(said([path, text])).not.toEqual([]);
  });
  it.each(allowed)('allows in %s: %s', (path, text) => {
    expect(said([path, text])).toEqual([]);
  });
  it.each(['Article.tsx', 'index.ts', 'date-utils.ts', 'form_schema.ts', 'load-and-check.ts'])(
    'refuses the name %s',
    (name) => {
      expect(wrongName(`src/ui/${name}`)).not.toEqual([]);
    },
  );
  it.each(['article.tsx', 'sanitize.node.ts', 'article.module.css', 'icon-192.png'])('allows the name %s', (name) => {
    expect(wrongName(`src/ui/${name}`)).toEqual([]);
  });
  it('follows what the embed brings along, types apart', () => {
    const embed = { path: 'src/embed/a.ts', text: "import { load } from '../data/load.ts';" };
    const brings = { path: 'src/data/load.ts', text: "import { find } from '../library/library.ts';" };
    const types = { path: 'src/data/load.ts', text: "import type { Library } from '../library/library.ts';" };
    expect(broughtByEmbed([embed, brings].map(parse))).toHaveLength(1);
    expect(broughtByEmbed([embed, types].map(parse))).toEqual([]);
  });
  it('counts the files of ui in which raw HTML enters', () => {
    const text = 'const page = <div dangerouslySetInnerHTML={{ __html: text }} />;';
    const two = ['src/ui/a.tsx', 'src/ui/b.tsx'].map((path) => parse({ path, text }));
    expect(rawDoors(two)).toHaveLength(2);
  });
});
