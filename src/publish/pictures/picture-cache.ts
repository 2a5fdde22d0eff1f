import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isObject } from '../../article/fields.ts';
import { hash } from '../edition/hash.ts';

/** A file of `media/` by its name there, with its size in CSS pixels and in bytes. */
export type Shelved = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
};

/** What became of one picture: its sizes, the smallest first. */
export type Kept = readonly Shelved[];

/** Where a system keeps what can be made again. */
export function cacheFolder(): string {
  const { env, platform } = process;
  const own = env['XDG_CACHE_HOME'] || (platform === 'win32' ? env['LOCALAPPDATA'] : undefined);
  const usual = platform === 'darwin' ? join(homedir(), 'Library/Caches') : join(homedir(), '.cache');
  return join(own || usual, 'carrel', 'pictures');
}

const DAY_MS = 86_400_000;
/** What no run has asked for since then is thrown away. */
const KEPT_DAYS = 60;

/**
 * Pictures that earlier runs made, by what they were made from. What is damaged or missing is made again; a disk that
 * cannot be written to costs time, nothing else.
 */
export class PictureCache {
  readonly #folder: string;
  #new = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param oldest milliseconds since 1970: what was made before does not count */
  read(key: string, oldest = 0): Kept | undefined {
    const path = this.#pathOf(key);
    try {
      const { mtimeMs } = statSync(path);
      const record: unknown = JSON.parse(readFileSync(path, 'utf8'));
      if (!isRecord(record) || record.made < oldest || !record.kept.every(({ name }) => this.#holds(name)))
        return undefined;
      if (Date.now() - mtimeMs > DAY_MS) touch([path, ...record.kept.map(({ name }) => this.#fileOf(name))]);
      return record.kept;
    } catch {
      return undefined;
    }
  }

  /** Bytes of a file that `read` named. */
  bytes(name: string): Uint8Array {
    return readFileSync(this.#fileOf(name));
  }

  /** @param bytes of the files that `kept` names */
  keep(key: string, kept: Kept, bytes: ReadonlyMap<string, Uint8Array>): void {
    try {
      for (const [name, data] of bytes) write(this.#fileOf(name), data);
      write(this.#pathOf(key), JSON.stringify({ made: Date.now(), kept }));
      this.#new += 1;
    } catch {
      // A full or read-only disk: the pictures are in the site all the same.
    }
  }

  /** Throws away what no run has asked for in a long time; only a run that added something looks. */
  end(): void {
    if (this.#new === 0) return;
    const oldest = Date.now() - KEPT_DAYS * DAY_MS;
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest) rmSync(path, { force: true });
    }
  }

  #holds(name: string): boolean {
    return existsSync(this.#fileOf(name));
  }

  #pathOf(key: string): string {
    return join(this.#folder, `${hash(key).slice(0, 40)}.json`);
  }

  #fileOf(name: string): string {
    return join(this.#folder, basename(name));
  }
}

type Record = { readonly made: number; readonly kept: Kept };

/** Disk is foreign too. */
function isRecord(value: unknown): value is Record {
  if (!isObject(value) || typeof value['made'] !== 'number') return false;
  const { kept } = value;
  return Array.isArray(kept) && kept.length > 0 && kept.every(isShelved);
}

const isShelved = (value: unknown): value is Shelved =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  /^media\/[0-9a-f]{16}\.[a-z]+$/.test(value['name']) &&
  [value['width'], value['height'], value['bytes']].every((number) => Number.isSafeInteger(number));

function write(path: string, data: string | Uint8Array): void {
  if (typeof data !== 'string' && existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, data);
  renameSync(temporary, path);
}

function touch(paths: readonly string[]): void {
  const now = new Date();
  for (const path of paths) utimesSync(path, now, now);
}
