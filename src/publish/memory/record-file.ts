import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const NEWLINE = 10;
const TAB = 9;

/**
 * Records by name, each a line of a file: a first line that says what they hold for, then `name TAB JSON`. They are read
 * from the file's bytes one by one when they are wanted, and those that are kept go on as they are: so the cost of a
 * large memory is small.
 */
export class RecordFile {
  readonly #path: string;
  readonly #about: string;
  readonly #bytes: Buffer;
  readonly #old = new Map<string, readonly [start: number, end: number]>();
  readonly #new = new Map<string, string | undefined>();
  #changed = false;

  /** @param about records under another first line are forgotten */
  constructor(path: string, about: string) {
    this.#path = path;
    this.#about = about;
    this.#bytes = bytesOf(path);
    this.#index();
  }

  /** A record of an earlier run; undefined where there is none, or none that can be read. */
  read(name: string): unknown {
    const place = this.#old.get(name);
    if (place === undefined) return undefined;
    try {
      return JSON.parse(this.#bytes.toString('utf8', ...place));
    } catch {
      return undefined;
    }
  }

  /** The record stays as it is. Only what was kept or put is there in the next run. */
  keep(name: string): void {
    if (!this.#new.has(name)) this.#new.set(name, undefined);
  }

  put(name: string, value: unknown): void {
    this.#new.set(name, JSON.stringify(value));
    this.#changed = true;
  }

  /** A disk that cannot be written to costs the next run its time, nothing else. */
  save(): void {
    if (!this.#changed && this.#new.size === this.#old.size) return;
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      this.#write(temporary);
      renameSync(temporary, this.#path);
    } catch {
      rmSync(temporary, { force: true });
    }
  }

  #index(): void {
    const bytes = this.#bytes;
    let start = bytes.indexOf(NEWLINE) + 1;
    if (start === 0 || bytes.toString('utf8', 0, start - 1) !== this.#about) return;
    for (let end = bytes.indexOf(NEWLINE, start); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      const tab = bytes.indexOf(TAB, start);
      if (tab > start && tab < end) this.#old.set(bytes.toString('utf8', start, tab), [tab + 1, end]);
      start = end + 1;
    }
  }

  #write(path: string): void {
    const file = openSync(path, 'w');
    try {
      writeSync(file, `${this.#about}\n`);
      let lines: string[] = [];
      for (const [name, text] of this.#new) {
        lines.push(`${name}\t${text ?? this.#bytes.toString('utf8', ...(this.#old.get(name) ?? [0, 0]))}\n`);
        if (lines.length < LINES_AT_ONCE) continue;
        writeSync(file, lines.join(''));
        lines = [];
      }
      writeSync(file, lines.join(''));
    } finally {
      closeSync(file);
    }
  }
}

const LINES_AT_ONCE = 500;

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
