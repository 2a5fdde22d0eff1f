import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles, root } from '../house/files.mjs';
import { expect, siteFolder, test } from './journey.ts';

/** One sentence of each sample article, as it would stand in any file that held the article. */
const sentences = projectFiles('tests/fixtures/edition')
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) => {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    const sentence = lines.find((line) => !/^[a-z_]+: /.test(line) && /^[\p{L}][^[\]*_`<>&"'’“”–—\\]{60,}/u.test(line));
    return sentence ? [/^[\p{L}][^[\]*_`<>&"'’“”–—\\]{60}/u.exec(sentence)?.[0] ?? ''] : [];
  });
const names = projectFiles('tests/fixtures/edition').map((path) => path.slice(path.lastIndexOf('/') + 1));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Files of a folder that hold a sentence, or carry the name, of a sample article. */
function samplesIn(folder: string): string[] {
  return filesBelow(folder).filter((path) => {
    const text = readFileSync(path, 'utf8');
    return (
      sentences.some((sentence) => text.includes(sentence)) ||
      names.some((name) => path.endsWith(`/${name}`) && name !== 'carrel.json')
    );
  });
}

test('finds the sample articles where they are, so that it would find them elsewhere', () => {
  expect(sentences.length).toBeGreaterThan(12);
  expect(samplesIn(siteFolder('sample')).length).toBeGreaterThan(12);
});

test('holds no sample article in the build', () => {
  expect(samplesIn(join(root, 'dist'))).toEqual([]);
});

test('holds no sample article in an edition of other articles', () => {
  expect(samplesIn(siteFolder('few'))).toEqual([]);
});

test('packs what its package.json names, and nothing of the tests or the samples', () => {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [pack] = JSON.parse(said) as { files: { path: string }[] }[];
  const paths = pack?.files.map(({ path }) => path) ?? [];
  const stray = paths.filter((path) => !/^(dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/.test(path));
  expect(stray).toEqual([]);
  expect(paths.length).toBeGreaterThan(10);
  const named = exportsOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(named.filter((path) => !paths.includes(path.replace('./', '')) && path !== './package.json')).toEqual([]);
});

/** Every file that the package promises. */
function exportsOf(manifest: { exports: object; bin: Record<string, string> }): string[] {
  const leaves = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
  };
  return [...leaves(manifest.exports), ...Object.values(manifest.bin).map((path) => `./${path.replace(/^\.\//, '')}`)];
}
