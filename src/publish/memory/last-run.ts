import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../../article/fields.ts';
import { walkAll } from '../edition/folder.ts';
import type { Report } from '../report.ts';
import { walk } from '../sources/markdown.ts';
import { isSettled, type Seal, sealFrom, sealOf } from './seal.ts';

/** What a run hung on. */
export type Inputs = {
  /** Program, options, settings. */
  readonly about: string;
  /** Absolute paths of files and folders. */
  readonly sources: readonly string[];
};

type Survey = { readonly sources: string; readonly all: string; readonly settled: boolean };

/**
 * The run before this one. When nothing has changed that it hung on, and the site is as it left it, then its report is
 * this run's report, and nothing has to be read.
 */
export class LastRun {
  readonly #path: string;
  readonly #out: string;
  readonly #inputs: Inputs;
  #before: Survey | undefined;

  /** @param path of the file in which it is remembered */
  constructor(path: string, out: string, inputs: Inputs) {
    this.#path = path;
    this.#out = out;
    this.#inputs = inputs;
  }

  /** The report of the last run, if this one would only repeat it. To be asked before anything is read. */
  repeat(now: Date): Report | undefined {
    const known = readRecord(this.#path);
    this.#before = this.#survey(known?.files ?? []);
    if (known === undefined || known.inputs !== this.#before.all || now.getTime() >= known.until) return undefined;
    return known.site === surveySite(this.#out) ? known.report : undefined;
  }

  /**
   * @param looked files that the run looked for, outside of the sources too, as they were then
   * @param until milliseconds since 1970 when time alone changes the site
   */
  remember(report: Report, looked: ReadonlyMap<string, Seal>, until: number): void {
    const files = [...looked.keys()];
    const { sources, all } = this.#survey(files);
    const changed = !this.#before?.settled || this.#before.sources !== sources;
    if (changed || files.some((path) => looked.get(path) !== sealOf(path))) return this.forget();
    const site = surveySite(this.#out);
    const record: LastRecord = { inputs: all, site, until: Math.min(until, NEVER), files, report };
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      const temporary = `${this.#path}.${process.pid}.tmp`;
      writeFileSync(temporary, JSON.stringify(record));
      renameSync(temporary, this.#path);
    } catch {
      this.forget();
    }
  }

  forget(): void {
    rmSync(this.#path, { force: true });
  }

  #survey(files: readonly string[]): Survey {
    const hash = createHash('sha256').update(this.#inputs.about);
    const now = Date.now();
    let settled = true;
    const note = (path: string) => {
      const seal = sealOf(path);
      hash.update(`\n${path} ${seal}`);
      settled &&= seal === '' || isSettled(seal, now);
    };
    for (const source of this.#inputs.sources) for (const path of filesOf(source)) note(path);
    const sources = hash.copy().digest('hex');
    for (const path of files) note(path);
    return { sources, all: hash.digest('hex'), settled };
  }
}

const NEVER = 8.64e15;

const filesOf = (source: string): Iterable<string> =>
  statSync(source, { throwIfNoEntry: false })?.isDirectory() ? walk(source) : [source];

function surveySite(out: string): string {
  const hash = createHash('sha256');
  for (const name of walkAll(out)) hash.update(`\n${name} ${sealFrom(statSync(join(out, name)))}`);
  return hash.digest('hex');
}

type LastRecord = {
  readonly inputs: string;
  readonly site: string;
  readonly until: number;
  readonly files: readonly string[];
  readonly report: Report;
};

function readRecord(path: string): LastRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only this file writes there: what has these fields has the rest. */
const isRecord = (value: unknown): value is LastRecord =>
  isObject(value) &&
  typeof value['inputs'] === 'string' &&
  typeof value['site'] === 'string' &&
  typeof value['until'] === 'number' &&
  Array.isArray(value['files']) &&
  isObject(value['report']);
