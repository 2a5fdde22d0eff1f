import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isWeb } from '../article/address.ts';
import { isObject } from '../article/fields.ts';
import { parseJson } from '../article/json.ts';
import { isOurs, type SiteFolder, walkAll } from './edition/folder.ts';
import { RETIRED_FILE, readRetired, retiredIn, retiredText } from './edition/retired.ts';
import { Turns } from './pictures/turns.ts';
import { FetchFailed, fetchBytes } from './sources/fetch.ts';
import type { World } from './world.ts';

/**
 * Puts the files of the last edition that are not there into the folder, before the new edition is made: what has not
 * changed is then found there, and what has goes out of use like in a folder that was never empty.
 *
 * @param previous a folder; an address is none of this
 * @returns sentences for the report
 */
export function copyPrevious(previous: string | undefined, folder: SiteFolder, world: World): string[] {
  if (previous === undefined || isWeb(previous)) return [];
  const from = resolve(world.folder, previous);
  if (!existsSync(join(from, 'edition.json')))
    return [`--previous ${previous} holds no edition, so nothing was kept of it.`];
  const retired = retiredText(readRetired(from));
  for (const name of walkAll(from)) {
    if (isOurs(name) && !existsSync(join(folder.path, name))) folder.carry(name, readFileSync(join(from, name)));
  }
  folder.carry(RETIRED_FILE, retired);
  return [];
}

/**
 * Fetches what a reader in the middle of the last edition may still ask for: its bundles, packs, feed pages, pictures
 * and scripts, as far as the new edition has them no more.
 *
 * @returns sentences for the report
 */
export async function fetchPrevious(previous: string | undefined, folder: SiteFolder): Promise<string[]> {
  if (previous === undefined || !isWeb(previous)) return [];
  const site = new LastSite(previous.endsWith('/') ? previous : `${previous}/`, folder);
  try {
    await site.carryAll();
    return site.failures === 0 ? [] : [`--previous ${previous}: ${site.failures} of its files could not be kept.`];
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error;
    return [`--previous: ${error.message} Nothing was kept of the last edition.`];
  }
}

const TOGETHER = 6;

class LastSite {
  readonly #home: string;
  readonly #folder: SiteFolder;
  readonly #turns = new Turns(TOGETHER);
  failures = 0;

  constructor(home: string, folder: SiteFolder) {
    this.#home = home;
    this.#folder = folder;
  }

  async carryAll(): Promise<void> {
    const edition = await this.#json('edition.json');
    const pages = urlsIn(edition, 'feed');
    const bundles = (await Promise.all(pages.map((page) => this.#quietly(page)))).flatMap(bundlesIn);
    const names = new Set([...pages, ...urlsIn(edition, 'packs'), ...bundles, ...(await this.#assets())]);
    const older = await this.#retired();
    await this.#carry([...names, ...older.keys()]);
    if (older.size > 0) this.#folder.carry(RETIRED_FILE, retiredText(older));
  }

  /** With the pictures that a bundle shows. */
  async #carry(names: readonly string[]): Promise<void> {
    const lost = [...new Set(names)].filter((name) => isOurs(name) && !this.#folder.holds(name));
    const texts = await Promise.all(lost.map((name) => this.#bring(name)));
    const media = texts.flatMap((text) => text.match(MEDIA) ?? []);
    await Promise.all([...new Set(media)].filter((name) => !this.#folder.holds(name)).map((name) => this.#bring(name)));
  }

  async #bring(name: string): Promise<string> {
    const bytes = await this.#bytes(name).catch(() => undefined);
    if (bytes === undefined) this.failures += 1;
    else this.#folder.carry(name, bytes);
    return bytes !== undefined && name.startsWith('bundles/') ? new TextDecoder().decode(bytes) : '';
  }

  async #assets(): Promise<string[]> {
    const script = await this.#bytes('sw.js').then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
    const about = parseJson(/^self\.CARREL=(.*);\n/.exec(script)?.[1] ?? '').value;
    const assets = isObject(about) ? about['assets'] : undefined;
    return Array.isArray(assets) ? assets.filter((name) => typeof name === 'string') : [];
  }

  /** Many hosts do not serve dot files: then only the last edition is kept, and none before it. */
  async #retired() {
    return await this.#bytes(RETIRED_FILE).then(retiredIn, () => retiredIn(new Uint8Array()));
  }

  async #quietly(name: string): Promise<unknown> {
    return await this.#json(name).catch(() => {
      this.failures += 1;
    });
  }

  async #json(name: string): Promise<unknown> {
    return parseJson(await this.#bytes(name)).value;
  }

  #bytes(name: string): Promise<Uint8Array> {
    const address = this.#home + name.split('/').map(encodeURIComponent).join('/');
    return this.#turns.take(async () => (await fetchBytes(address)).bytes);
  }
}

const MEDIA = /(?<=\.\.\/)media\/[0-9a-f]{16}\.\w+/g;

function urlsIn(edition: unknown, list: 'feed' | 'packs'): string[] {
  const entries = isObject(edition) ? edition[list] : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) =>
    isObject(entry) && typeof entry['url'] === 'string' ? [entry['url']] : [],
  );
}

function bundlesIn(page: unknown): string[] {
  const items = isObject(page) && Array.isArray(page['items']) ? page['items'] : [];
  return items.flatMap((item: unknown) => {
    const own = isObject(item) ? item['_carrel'] : undefined;
    const address = isObject(own) ? own['bundle'] : undefined;
    return typeof address === 'string' && address.startsWith('../') ? [decodeURIComponent(address.slice(3))] : [];
  });
}
