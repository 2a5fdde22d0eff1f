import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Given } from './arguments.ts';
import { type Config, readConfig } from './config.ts';
import { readShardOption, type Shard } from './shard.ts';
import { type World, WrongCommand } from './world.ts';

export type Order = {
  readonly sources: readonly string[];
  /** Absolute path of the site's folder. */
  readonly out: string;
  readonly shard?: Shard;
  /** A folder or an address. */
  readonly previous?: string;
};

/** Sources and target as given; everything wrong with them is said at once. */
export function readOrder(given: Given, world: World): Order {
  const wrong: string[] = [];
  const out = given.texts.get('out');
  if (given.words.length === 0) wrong.push('what shall be published? For example: carrel publish posts --out site');
  if (out === undefined) wrong.push('where shall the site go? For example: carrel publish posts --out site');
  const jobs = given.texts.get('jobs');
  if (jobs !== undefined && !/^[1-9]\d*$/.test(jobs)) wrong.push(`--jobs wants a whole number from 1, not "${jobs}".`);
  if (wrong.length > 0 || out === undefined) throw new WrongCommand(...wrong);
  const path = resolve(world.folder, out);
  refuseForeignFolder(path, out);
  for (const name of given.words) {
    if (resolve(world.folder, name) === path)
      throw new WrongCommand(`--out ${out} is the source itself: choose another folder.`);
  }
  const shard = readShardOption(given.texts.get('shard'));
  const previous = given.texts.get('previous');
  if (shard && previous !== undefined)
    throw new WrongCommand('--previous belongs to carrel merge, when the edition is published in shards.');
  return {
    sources: given.words,
    out: path,
    ...(shard === undefined ? {} : { shard }),
    ...(previous === undefined ? {} : { previous }),
  };
}

/** Somebody's own site is not written over. */
export function refuseForeignFolder(path: string, name: string): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new WrongCommand(`--out ${name} is a file: give a folder.`);
  const index = join(path, 'index.html');
  const ours =
    existsSync(join(path, 'edition.json')) || !existsSync(index) || readFileSync(index, 'utf8').includes('data-base=');
  if (!ours)
    throw new WrongCommand(
      `--out ${name} holds another site (its index.html is not Carrel's): choose an empty folder.`,
    );
}

/** `carrel.json`, wherever it lies, with the options over it. */
export function loadConfig(given: Given, sources: readonly string[], world: World): Config {
  const path = configPath(given, sources, world);
  const text = path === undefined ? undefined : readFileSync(path, 'utf8');
  const { config, problems } = readConfig(text, { url: given.texts.get('url'), base: given.texts.get('base') });
  if (problems.length === 0) return config;
  const place = path === undefined ? 'the options' : relative(world.folder, path) || path;
  throw new WrongCommand(...problems.map((problem) => `${place}: ${problem}`));
}

/** The settings' file: named, or `carrel.json` here or in the first SOURCE. */
export function configPath(given: Given, [first = '']: readonly string[], world: World): string | undefined {
  const named = given.texts.get('config');
  if (named !== undefined) {
    const path = resolve(world.folder, named);
    if (!existsSync(path) || !statSync(path).isFile()) throw new WrongCommand(`there is no file ${named} (--config).`);
    return path;
  }
  const places = [world.folder, resolve(world.folder, first)];
  return places.map((folder) => join(folder, 'carrel.json')).find((path) => existsSync(path));
}
