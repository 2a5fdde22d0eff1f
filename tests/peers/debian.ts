import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real peer could not be had. The message says what is missing and what to do. */
export class NoPeer extends Error {
  override readonly name = 'NoPeer';
}

/**
 * The files of Debian's packages in a folder of their own: nothing is installed. What they need of libraries and the
 * machine lacks comes along. Kept in the user's cache from run to run.
 *
 * @param packages taken as they are
 * @param programs taken with what they depend on, as far as `wanted` says
 * @returns absolute path of the folder, which holds `usr`, `etc` and so on
 * @throws {NoPeer} where this is no Debian, or its packages cannot be had
 */
export function extractPackages(packages: readonly string[], programs: readonly string[], wanted: RegExp): string {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'carrel', 'debian');
  const key = createHash('sha256')
    .update([...packages, '', ...programs, wanted].join(' '))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cache, key);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const part = `${folder}.${process.pid}.part`;
  try {
    for (const file of download([...packages, ...programs], programs, wanted, part))
      run('dpkg', ['-x', file, part], part);
    ownLinks(part, part);
    if (!existsSync(folder)) renameSync(part, folder);
    return folder;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** A new machine has no lists of packages yet; root can get them. */
function download(names: readonly string[], programs: readonly string[], wanted: RegExp, part: string): string[] {
  const folder = join(part, 'archives');
  mkdirSync(folder, { recursive: true });
  const attempt = () => {
    const all = [...new Set([...names, ...needed(programs, wanted)])];
    return spawnSync('apt-get', ['download', ...all], { cwd: folder, encoding: 'utf8' });
  };
  let { status, stderr, error } = attempt();
  if (status !== 0 && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'], { encoding: 'utf8' });
    ({ status, stderr, error } = attempt());
  }
  if (status !== 0) {
    const why = (error?.message ?? stderr ?? '').trim().split('\n').at(-1) ?? '';
    throw new NoPeer(
      `The tests need ${names.join(', ')} from Debian's packages, and they could not be had (${why}). Run them on Debian 12 or newer with its package lists (apt-get update) and a way to its mirror.`,
    );
  }
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Names of what programs depend on. Libraries that the machine has are not fetched. */
function needed(programs: readonly string[], wanted: RegExp): string[] {
  const less = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);
  const { stdout } = spawnSync('apt-cache', ['depends', '--recurse', ...less, ...programs], { encoding: 'utf8' });
  const names = [...new Set((stdout ?? '').split('\n').filter((line) => /^[a-z0-9]/.test(line)))];
  const there = new Set(installed());
  return names
    .map((name) => name.trim())
    .filter((name) => wanted.test(name) && !(name.startsWith('lib') && there.has(name)));
}

function installed(): string[] {
  const format = '$' + '{Status}\t$' + '{Package}\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format], { encoding: 'utf8', maxBuffer: 50_000_000 });
  return (stdout ?? '')
    .split('\n')
    .flatMap((line) => (line.startsWith('install ok installed') ? (line.split('\t')[1] ?? []) : []));
}

function run(program: string, args: readonly string[], folder: string): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', cwd: folder });
  if (status !== 0) throw new NoPeer(`${program} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}

/** Links that mean the whole machine mean the folder. */
function ownLinks(folder: string, root: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const status = lstatSync(path);
    if (status.isDirectory()) ownLinks(path, root);
    if (!status.isSymbolicLink() || !readlinkSync(path).startsWith('/')) continue;
    const target = join(root.replace(/\.\d+\.part$/, ''), readlinkSync(path));
    rmSync(path);
    symlinkSync(target, path);
  }
}

/** Programs look for their libraries in the folder of their packages first. */
export function machine(root: string): NodeJS.ProcessEnv {
  const libraries = ['usr/lib', 'lib'].flatMap((name) => matching(join(root, name), /-linux-/));
  return { PATH: process.env['PATH'], LD_LIBRARY_PATH: libraries.join(':'), TZ: 'UTC' };
}

/** Paths of what lies in a folder under such a name, in order; none where there is no such folder. */
export function matching(folder: string, pattern: RegExp): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
  return names.toSorted().map((name) => join(folder, name));
}

/** A folder for one run of a peer; short, because the path of a socket may have only 107 bytes. */
export const runFolder = (name: string) => join(tmpdir(), `${name}-${process.pid}-${Date.now().toString(36)}`);
