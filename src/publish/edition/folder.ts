import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { divideByAge, nextExpiry, RETIRED_FILE, readRetired, retiredText } from './retired.ts';

export type Written = { readonly written: number; readonly unchanged: number; readonly stale: number };

/** What became of one file; a worker tells it to the thread that counts. */
export type Step = { readonly name: string; readonly written: boolean };

const TEMPORARY = /^\.carrel-(\d+)-[\d-]+\.tmp$/;
/** Names with 16 hex digits of their bytes' hash: what is there under such a name is what belongs there. */
const BY_HASH = /(?:^|\/)(?:media|bundles|packs)\/[^/]*[0-9a-f]{16}\.[a-z0-9]+$/;

/** The published folder. Every file appears whole or not at all, and one that has not changed is not touched. */
export class SiteFolder {
  readonly path: string;
  readonly #names = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #late: (readonly [name: string, data: string])[] = [];
  #steps: Step[] = [];
  #temporaries = 0;
  #written = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Says from the first moment that the folder is a site's, so that no run takes half a site for a source. */
  begin(): void {
    const marks = ['edition.json', RETIRED_FILE];
    if (!marks.some((name) => existsSync(this.#at(name)))) this.#put(RETIRED_FILE, retiredText(new Map()));
  }

  /** @param name with `/`, relative to the folder */
  write(name: string, data: string | Uint8Array): void {
    if (this.#names.has(name) && BY_HASH.test(name)) return;
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    if (isSame(this.#at(name), bytes, BY_HASH.test(name))) return this.note({ name, written: false });
    this.#put(name, bytes);
    this.note({ name, written: true });
  }

  /** For what must change together: it is written at the end, in the order given, by `switchOver`. */
  writeLate(name: string, data: string): void {
    this.#late.push([name, data]);
  }

  /** A file of an older edition, for readers who are in the middle of it. */
  carry(name: string, data: string | Uint8Array): void {
    this.#put(name, data);
  }

  /** True for a file of this edition. */
  holds(name: string): boolean {
    return this.#names.has(name);
  }

  /** The file is there and stays, as it is. */
  keep(name: string): void {
    this.note({ name, written: false });
  }

  /** Of a file that is there, in bytes. */
  sizeOf(name: string): number | undefined {
    return statSync(this.#at(name), { throwIfNoEntry: false })?.size;
  }

  /** True where the folder holds the file already, with so many bytes; it then stays. */
  has(name: string, bytes: number): boolean {
    const found = statSync(this.#at(name), { throwIfNoEntry: false });
    if (!found?.isFile() || found.size !== bytes) return false;
    if (!this.#names.has(name)) this.keep(name);
    return true;
  }

  /** Also for what another thread wrote. */
  note(step: Step): void {
    if (this.#names.has(step.name)) return;
    this.#names.add(step.name);
    if (step.written) this.#written += 1;
    this.#steps.push(step);
  }

  /** What has been noted since this was asked last. */
  takeSteps(): Step[] {
    const steps = this.#steps;
    this.#steps = [];
    return steps;
  }

  /** Readers go over to the new edition: everything is on the disk by now, and what is left is to rename. */
  switchOver(): void {
    const ready = this.#late.map(([name, text]) => {
      const bytes = Buffer.from(text);
      return { name, temporary: isSame(this.#at(name), bytes, false) ? undefined : this.#putBeside(name, bytes) };
    });
    for (const { name, temporary } of ready) {
      if (temporary !== undefined) renameSync(temporary, this.#at(name));
      this.note({ name, written: temporary !== undefined });
    }
    this.#late.length = 0;
  }

  /**
   * What came of it. Files of an older edition are `stale`: they stay for a day, for readers who are in the middle of it,
   * and then go. `expiry` says when the next may: milliseconds since 1970.
   */
  finish(now: Date): Written & { readonly expiry: number } {
    const stale: string[] = [];
    for (const name of walkAll(this.path)) {
      if (isAbandoned(name, this.#at(name))) rmSync(this.#at(name), { force: true });
      else if (isOurs(name) && !this.#names.has(name)) stale.push(name);
    }
    const { kept, expired } = divideByAge(stale, readRetired(this.path), now);
    for (const name of expired) this.#remove(name);
    const text = Buffer.from(retiredText(kept));
    if (kept.size === 0) rmSync(this.#at(RETIRED_FILE), { force: true });
    else if (!isSame(this.#at(RETIRED_FILE), text, false)) this.#put(RETIRED_FILE, text);
    return {
      written: this.#written,
      unchanged: this.#names.size - this.#written,
      stale: kept.size,
      expiry: nextExpiry(kept),
    };
  }

  #at(name: string): string {
    return join(this.path, name);
  }

  #put(name: string, data: string | Uint8Array): void {
    renameSync(this.#putBeside(name, data), this.#at(name));
  }

  #putBeside(name: string, bytes: string | Uint8Array): string {
    const folder = dirname(this.#at(name));
    this.#makeFolder(folder);
    const temporary = join(folder, `.carrel-${process.pid}-${threadId}-${(this.#temporaries += 1)}.tmp`);
    writeFileSync(temporary, bytes);
    return temporary;
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }

  /** With the folder that it was alone in: a host would answer for an empty one. */
  #remove(name: string): void {
    rmSync(this.#at(name), { force: true });
    const folder = dirname(this.#at(name));
    if (name.split('/').length > 2 && readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

/** Files that publishing makes, by their names; whatever else lies in the folder is somebody else's. */
const OURS =
  /^(?:articles\/[^/]+\/index\.html|topics\/[^/]+\/index\.html|(?:bundles|packs)\/[^/]+\.[0-9a-f]{16}\.json|feed\/[0-9a-f]{12}\.json|media\/[0-9a-f]{16}\.\w+|oembed\/[^/]+\.json|(?:assets|embed)\/[^/]+\.[0-9a-f]{16}\.\w+)$/;

/** True for a file that publishing makes, and that goes out of use when it no longer does. */
export const isOurs = (name: string): boolean => OURS.test(name);

/** Half a file of a run that was ended; another run may be at work at this moment. */
function isAbandoned(name: string, path: string): boolean {
  const owner = TEMPORARY.exec(name.split('/').at(-1) ?? '')?.[1];
  if (owner === undefined) return false;
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Number(owner) === process.pid || !isAlive(Number(owner)) || age > LONG_MS;
}

/** No file takes so long to be written, in milliseconds. */
const LONG_MS = 600_000;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isSame(path: string, bytes: Uint8Array, byHash: boolean): boolean {
  const size = statSync(path, { throwIfNoEntry: false });
  if (!size?.isFile() || size.size !== bytes.length) return false;
  return byHash || readFileSync(path).equals(bytes);
}

/** The names of all files of a site, whatever made them. */
export function* walkAll(folder: string, prefix = ''): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== '.git')
      yield* walkAll(join(folder, entry.name), `${prefix}${entry.name}/`);
    else if (entry.isFile()) yield prefix + entry.name;
  }
}
