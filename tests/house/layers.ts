import { dirname, join } from 'node:path/posix';
import type { Parsed } from './source.ts';

/** Rooms by layer, as the design lists them: imports point to lower layers only. */
const LAYERS: readonly (readonly string[])[] = [
  ['article', 'locale', 'store'],
  ['ui', 'library', 'drafts'],
  ['data'],
  ['search', 'offline', 'embed'],
  ['pages'],
  ['main.tsx', 'server.tsx'],
];

/** Narrower than the layers: all that these rooms may take from other rooms. */
const ONLY: Readonly<Record<string, RegExp>> = {
  ui: /^(article|locale)\//,
  embed: /^(article|locale|ui|data)\//,
  worker: /^(article|locale|store|library|drafts)\/|^data\/post\.ts$/,
  publish: /^(article|locale)\/|^server\.tsx$/,
};

/** Packages that only some rooms may know. */
const PACKAGES: readonly (readonly [name: RegExp, rooms: RegExp])[] = [
  [/^react-router/, /^(pages\/|main\.tsx$|server\.tsx$)/],
  [/^@tanstack\/react-query/, /^(data\/|search\/|offline\/(?!worker\/)|pages\/|main\.tsx$|server\.tsx$)/],
  [/^node:/, /^publish\//],
];

/** What is wrong with the imports of one file under `src/`. */
export function wrongImports(file: Parsed): string[] {
  const here = inside(file.path);
  return file.imports.flatMap(({ from }) => {
    if (!from.startsWith('.')) return wrongPackage(here, from);
    const there = inside(join(dirname(file.path), from.replace(/\?.*$/, '')));
    return mayTake(here, there) ? [] : [`${roomOf(here)} takes from ${there}`];
  });
}

function wrongPackage(here: string, from: string): string[] {
  const rule = PACKAGES.find(([name]) => name.test(from));
  return !rule || rule[1].test(here) ? [] : [`${roomOf(here)} knows ${from}`];
}

function mayTake(here: string, there: string): boolean {
  const [room, other] = [roomOf(here), roomOf(there)];
  if (room === other) return true;
  const only = ONLY[room];
  if (only && !(room === 'worker' && other === 'offline')) return only.test(there);
  return layerOf(other) < layerOf(room) || (room === 'worker' && other === 'offline');
}

const layerOf = (room: string) => LAYERS.findIndex((rooms) => rooms.includes(room)) >>> 0;
const inside = (path: string) => path.replace(/^src\//, '');
const roomOf = (path: string) => (path.startsWith('offline/worker/') ? 'worker' : (path.split('/')[0] ?? ''));

const NOT_IN_EMBED = /^(library|drafts)\/|^idb$|^@tanstack\/react-query/;

/** What the embed would bring along, through any number of files, and must not: no query client, no library. */
export function broughtByEmbed(files: readonly Parsed[]): string[] {
  const byPath = new Map(files.map((file) => [inside(file.path), file]));
  const queue = [...byPath.keys()].filter((path) => path.startsWith('embed/'));
  const reached = new Set(queue);
  const wrong: string[] = [];
  for (const path of queue) {
    for (const there of takenAtRun(byPath.get(path))) {
      if (NOT_IN_EMBED.test(there)) wrong.push(`${path} brings ${there} into the embed`);
      if (!reached.has(there)) queue.push(there);
      reached.add(there);
    }
  }
  return wrong;
}

/** Files and packages that are there when the program runs: types vanish. */
function takenAtRun(file: Parsed | undefined): string[] {
  const taken = file?.imports.filter(({ typeOnly }) => !typeOnly) ?? [];
  return taken.map(({ from }) => (from.startsWith('.') ? inside(join(dirname(file?.path ?? ''), from)) : from));
}
