import { isObject } from '../../article/fields.ts';
import { hash } from '../edition/hash.ts';
import type { Entry, Found } from '../sources/entry.ts';
import type { RecordFile } from './record-file.ts';
import { isSettled, sealOf } from './seal.ts';

/** Reads a file of a source, unless it is known what is in it. @param settings all else that the answer hangs on */
export type ReadFile = (file: string, settings: string, read: () => readonly Found[]) => readonly Found[];

/**
 * What was found in the files of sources. Of a file that is as it was, nothing is read; its HTML is, should somebody ask
 * for it.
 */
export class KnownFiles {
  readonly #records: RecordFile;
  readonly #digests = new WeakMap<Entry, string>();

  constructor(records: RecordFile) {
    this.#records = records;
  }

  readonly read: ReadFile = (file, settings, read) => {
    const name = `file ${JSON.stringify([file, settings])}`;
    const seal = sealOf(file);
    const known = this.#records.read(name);
    if (isKnown(known) && known.seal === seal) {
      this.#records.keep(name);
      return this.#recalled(known, read);
    }
    const now = Date.now();
    const found = read();
    const digests = found.map(({ entry }) => (entry === undefined ? '' : this.digestOf(entry)));
    if (isSettled(seal, now)) this.#records.put(name, { seal, digests, found: found.map(withoutText) });
    return found;
  };

  /** Names an article as its source gives it, with its text. */
  digestOf(entry: Entry): string {
    const digest = this.#digests.get(entry) ?? hash(JSON.stringify(entry)).slice(0, 32);
    this.#digests.set(entry, digest);
    return digest;
  }

  #recalled({ found, digests }: Known, read: () => readonly Found[]): Found[] {
    let whole: readonly Found[] | undefined;
    return found.map((one, index) => {
      if (one.entry === undefined) return one;
      const { entry } = one;
      const html = () => (whole ??= read())[index]?.entry?.html ?? '';
      Object.defineProperty(entry, 'html', { get: html, enumerable: true });
      this.#digests.set(entry, digests[index] ?? '');
      return { ...one, entry };
    });
  }
}

type Known = { readonly seal: string; readonly digests: readonly string[]; readonly found: readonly Found[] };

/** Disk is foreign; but only this file writes there, and nobody reads what has another shape. */
function isKnown(value: unknown): value is Known {
  return (
    isObject(value) &&
    typeof value['seal'] === 'string' &&
    Array.isArray(value['digests']) &&
    Array.isArray(value['found']) &&
    value['found'].length === value['digests'].length
  );
}

function withoutText(found: Found): unknown {
  if (found.entry === undefined) return found;
  const { html: _html, ...entry } = found.entry;
  return { ...found, entry };
}
