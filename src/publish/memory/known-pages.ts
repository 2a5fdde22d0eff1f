import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../article/fields.ts';
import type { Helpers, PackEntry } from '../edition/edition.ts';
import type { SiteFolder } from '../edition/folder.ts';
import { hash } from '../edition/hash.ts';
import type { Shell } from '../edition/shell.ts';
import type { DrawJob } from '../work/draw.ts';
import type { RecordFile } from './record-file.ts';
import { sealOf } from './seal.ts';

/** Pages and packs that earlier runs wrote, and that are in the site as they were written. */
export class KnownPages {
  readonly #records: RecordFile;
  readonly #folder: SiteFolder;
  readonly #shell: string;

  constructor(records: RecordFile, folder: SiteFolder, shell: Shell) {
    this.#records = records;
    this.#folder = folder;
    this.#shell = hash(JSON.stringify(shell));
  }

  keyOf({ head, state, article }: DrawJob): string {
    return hash(`${this.#shell}\n${head}\n${state}\n${article?.file ?? ''}`).slice(0, 32);
  }

  /** True where the page need not even be looked at; it then stays. */
  isDrawn({ path }: DrawJob, key: string): boolean {
    const name = `${path}index.html`;
    const known = this.#records.read(`page ${name}`);
    if (!isObject(known) || known['key'] !== key || known['seal'] !== sealOf(join(this.#folder.path, name)))
      return false;
    this.#records.keep(`page ${name}`);
    this.#folder.keep(name);
    return true;
  }

  drawn(path: string, key: string): void {
    const name = `${path}index.html`;
    this.#records.put(`page ${name}`, { key, seal: sealOf(join(this.#folder.path, name)) });
  }

  readonly pack: Helpers['pack'] = (key, make) => {
    const name = `pack ${key}`;
    const known = this.#records.read(name);
    if (isPack(known) && existsSync(join(this.#folder.path, known.url))) {
      this.#records.keep(name);
      this.#folder.keep(known.url);
      return known;
    }
    const entry = make();
    this.#records.put(name, entry);
    return entry;
  };
}

function isPack(value: unknown): value is PackEntry {
  if (!isObject(value)) return false;
  const { url, sha256, count, bytes } = value;
  return typeof url === 'string' && typeof sha256 === 'string' && Number.isInteger(count) && Number.isInteger(bytes);
}
