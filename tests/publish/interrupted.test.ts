import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkBundle } from '../../src/article/check.ts';
import { checkEdition } from '../../src/article/edition.ts';
import { buildCommand } from './built-command.ts';
import { type Document, filesIn, readJson, workplace } from './carrel.ts';
import { writeMany } from './many.ts';

vi.setConfig({ testTimeout: 240_000 });

const command = buildCommand();
const KILLS = 10;
const ARTICLES = 250;

test('killed at any moment, it leaves the old edition or the new one, and the next run mends the folder', async () => {
  const folder = workplace();
  mkdirSync(join(folder, 'posts'));
  const publish = (out: string) => command(folder, 'publish', 'posts', '--out', out, '--jobs', '2');
  write(folder, 0);
  expect(await publish('site').ended).toMatchObject({ code: 0 });
  const started = performance.now();
  write(folder, 1);
  await publish('site').ended;
  const usual = performance.now() - started;
  for (let kill = 2; kill < KILLS + 2; kill += 1) {
    write(folder, kill);
    const { child, ended } = publish('site');
    const timer = setTimeout(() => child.kill('SIGKILL'), usual * Math.random());
    await ended;
    clearTimeout(timer);
    expect(wrongIn(join(folder, 'site'))).toEqual([]);
  }
  expect(await publish('site').ended).toMatchObject({ code: 0 });
  await publish('anew').ended;
  const [site, anew] = [filesIn(join(folder, 'site')), filesIn(join(folder, 'anew'))];
  expect([...anew].filter(([name, text]) => site.get(name) !== text).map(([name]) => name)).toEqual([]);
  expect([...site.keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('works the same on any number of cores', async () => {
  const folder = workplace('posts');
  writeMany(join(folder, 'posts'), 230);
  for (const jobs of ['1', '2', '3']) {
    const { code, err } = await command(folder, 'publish', 'posts', '--out', jobs, '--jobs', jobs).ended;
    expect({ code, err }).toMatchObject({ code: 1, err: expect.not.stringContaining('Error') });
  }
  const one = filesIn(join(folder, '1'));
  expect(filesIn(join(folder, '2'))).toEqual(one);
  expect(filesIn(join(folder, '3'))).toEqual(one);
});

test('a fault on one core ends the run, and says what it is', async () => {
  const folder = workplace();
  mkdirSync(join(folder, 'posts'));
  mkdirSync(join(folder, 'site'));
  writeMany(join(folder, 'posts'), 210);
  writeFileSync(join(folder, 'site/articles'), 'a file where a folder should be');
  const { code, err } = await command(folder, 'publish', 'posts', '--out', 'site', '--jobs', '2').ended;
  expect(code).not.toBe(0);
  expect(err).toMatch(/articles/);
});

test('ends with 0 when watching is interrupted', async () => {
  const folder = workplace('posts');
  const { child, ended } = command(folder, 'publish', 'posts', '--out', 'site', '--watch');
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (bytes) => {
      if (String(bytes).includes('Waiting for changes')) resolve();
    });
  });
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0 });
});

/** In every version some articles have other words, and one more has come. */
function write(folder: string, version: number): void {
  writeMany(join(folder, 'posts'), ARTICLES + version);
  for (let index = 0; index < ARTICLES; index += 7) {
    const path = join(folder, 'posts', `${index}.md`);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nVersion ${version}.\n`);
  }
}

/** Everything a reader could stumble over: `edition.json`, what hangs from it by hash, and the pages. */
function wrongIn(site: string): string[] {
  const { edition, problems } = checkEdition(readJson(site, 'edition.json'));
  const linked = [...(edition?.feed ?? []), ...(edition?.packs ?? [])];
  return [
    ...problems.map(({ path, reason }) => `edition.json ${path} ${reason}`),
    ...linked.filter(({ url, sha256 }) => !fits(join(site, url), sha256)).map(({ url }) => `${url} does not fit`),
    ...(edition?.feed ?? []).flatMap(({ url }) => wrongInPage(site, url)),
    ...readdirSync(join(site, 'articles')).flatMap((slug) => wrongHtml(join(site, 'articles', slug, 'index.html'))),
    ...wrongHtml(join(site, 'index.html')),
  ];
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const fits = (path: string, sha256: string) => existsSync(path) && hash(readFileSync(path)) === sha256;

function wrongInPage(site: string, url: string): string[] {
  const page = readJson(site, url);
  const wrong = checkBundle(page).problems.map(({ path, reason }) => `${url} ${path} ${reason}`);
  const bundles = (page as Document).items.map(({ _carrel }) => join(site, 'feed', decodeURIComponent(_carrel.bundle)));
  const broken = bundles.filter((path) => {
    const [, short = ''] = /\.([0-9a-f]{16})\.json$/.exec(path) ?? [];
    return !existsSync(path) || !hash(readFileSync(path)).startsWith(short);
  });
  return [...wrong, ...broken];
}

/** The page of an article that has only just come may be missing; half of one may not be there. */
function wrongHtml(path: string): string[] {
  if (!existsSync(path)) return [];
  const html = readFileSync(path, 'utf8');
  return html.startsWith('<!doctype html>') && html.trimEnd().endsWith('</html>') ? [] : [`${path} is not whole`];
}
