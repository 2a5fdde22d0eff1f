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
import { divideByAge, readRetired, retiredText, RETIRED_FILE } from './retired.ts';

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

  /** @param name with `/`, relative to the folder */
  write(name: string, data: string | Uint8Array): void {
    if (this.#names.has(name) && BY_HASH.test(name)) return;
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    if (isSame(this.#at(name), bytes, BY_HASH.test(name))) return this.note({ name, written: false });
    renameSync(this.#putBeside(name, bytes), this.#at(name));
    this.note({ name, written: true });
  }

  /** For what must change together: it is written at the end, in the order given, by `switchOver`. */
  writeLate(name: string, data: string): void {
    this.#late.push([name, data]);
  }

  /** The file is there and stays, as it is. */
  keep(name: string): void {
    this.note({ name, written: false });
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
   * and then go.
   */
  finish(now: Date): Written {
    const stale: string[] = [];
    for (const name of filesBelow(this.path, '')) {
      if (isAbandoned(name, this.#at(name))) rmSync(this.#at(name), { force: true });
      else if (OURS.test(name) && !this.#names.has(name)) stale.push(name);
    }
    const { kept, expired } = divideByAge(stale, readRetired(this.path), now);
    for (const name of expired) this.#remove(name);
    const text = retiredText(kept);
    if (text === undefined) rmSync(this.#at(RETIRED_FILE), { force: true });
    else if (!isSame(this.#at(RETIRED_FILE), Buffer.from(text), false))
      renameSync(this.#putBeside(RETIRED_FILE, Buffer.from(text)), this.#at(RETIRED_FILE));
    return { written: this.#written, unchanged: this.#names.size - this.#written, stale: kept.size };
  }

  #at(name: string): string {
    return join(this.path, name);
  }

  #putBeside(name: string, bytes: Uint8Array): string {
    const folder = dirname(this.#at(name));
    this.#makeFolder(folder);
    const temporary = join(folder, `.carrel-${process.pid}-${threadId}-${(this.#temporaries += 1)}.tmp`);
    writeFileSync(temporary, bytes);
    return temporary;
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
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

function* filesBelow(folder: string, prefix: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== '.git')
      yield* filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`);
    else if (entry.isFile()) yield prefix + entry.name;
  }
}
