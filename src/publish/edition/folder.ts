import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Written = { readonly written: number; readonly unchanged: number; readonly stale: number };

const TEMPORARY = /^\.carrel-\d+-\d+\.tmp$/;
/** Names with 16 hex digits of their bytes' hash: what is there under such a name is what belongs there. */
const BY_HASH = /(?:^|\/)(?:media|bundles|packs)\/[^/]*[0-9a-f]{16}\.[a-z0-9]+$/;

/** The published folder. Every file appears whole or not at all, and one that has not changed is not touched. */
export class SiteFolder {
  readonly path: string;
  readonly #names = new Set<string>();
  readonly #folders = new Set<string>();
  #written = 0;
  #unchanged = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** @param name with `/`, relative to the folder */
  write(name: string, data: string | Uint8Array): void {
    if (this.#names.has(name) && BY_HASH.test(name)) return;
    this.#names.add(name);
    const path = join(this.path, name);
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    if (isSame(path, bytes, BY_HASH.test(name))) {
      this.#unchanged += 1;
      return;
    }
    this.#makeFolder(dirname(path));
    const temporary = join(dirname(path), `.carrel-${process.pid}-${this.#written}.tmp`);
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
    this.#written += 1;
  }

  /** True where the folder holds the file already, with so many bytes; it then stays. */
  has(name: string, bytes: number): boolean {
    if (this.#names.has(name)) return true;
    const found = statSync(join(this.path, name), { throwIfNoEntry: false });
    if (!found?.isFile() || found.size !== bytes) return false;
    this.#names.add(name);
    this.#unchanged += 1;
    return true;
  }

  /** What came of it; `stale` files are of an older edition and stay, for readers who are in the middle of it. */
  finish(): Written {
    let stale = 0;
    for (const name of filesBelow(this.path, '')) {
      if (TEMPORARY.test(name.split('/').at(-1) ?? '')) rmSync(join(this.path, name), { force: true });
      else if (OURS.test(name) && !this.#names.has(name)) stale += 1;
    }
    return { written: this.#written, unchanged: this.#unchanged, stale };
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }
}

const OURS = /^(?:articles|assets|bundles|embed|feed|media|oembed|packs|topics)\//;

function isSame(path: string, bytes: Uint8Array, byHash: boolean): boolean {
  const size = statSync(path, { throwIfNoEntry: false });
  if (!size?.isFile() || size.size !== bytes.length) return false;
  return byHash || readFileSync(path).equals(bytes);
}

function* filesBelow(folder: string, prefix: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== '.git')
      yield* filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`);
    else if (entry.isFile()) yield prefix + entry.name;
  }
}
