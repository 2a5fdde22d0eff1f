import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../house/files.mjs';
import { publish } from './command.ts';
import { titleOf, writeArticles } from './writing.ts';

/** What every release left in a browser, by its version: `worker.js` as it was built, and what lay on the device. */
export const RELEASES = join(root, 'tests/fixtures/releases');

export const releases = (): string[] => readdirSync(RELEASES);

/** What its reader had done, in an edition of three articles. */
export const LEFT = {
  draft: { title: titleOf(2), text: 'A draft that was begun with an earlier release.' },
  letter: { title: titleOf(1), text: 'A comment that waited when the release changed.' },
  saved: titleOf(3),
} as const;

/** Publishes that edition with today's command. */
export function publishEdition(folder: string, ...options: readonly string[]): void {
  const sources = mkdtempSync(join(tmpdir(), 'carrel-release-'));
  const config = join(sources, 'carrel.json');
  writeArticles(join(sources, 'articles'), 1, 3);
  writeFileSync(config, JSON.stringify({ title: 'Released', comments: { kind: 'json', url: '/talk' } }));
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  publish(join(sources, 'site'), join(sources, 'articles'), '--config', config, ...options);
  cpSync(join(sources, 'site'), folder, { recursive: true });
  rmSync(sources, { recursive: true });
}

const SCRIPT = 'assets/release.0123456789abcdef.js';

/**
 * Puts into a folder what brings a browser into the state in which a release left it: its worker, keeping a page that
 * stands for its app, and a script that puts everything back onto the device.
 */
export function writeOldSite(folder: string, release: string): void {
  const from = join(RELEASES, release);
  const device = readFileSync(join(from, 'device.json'), 'utf8');
  const page = `<!doctype html><html lang="en" data-base="/"><head><meta charset="utf-8"><title>${release}</title><link rel="icon" href="data:,"><script type="module" src="/${SCRIPT}"></script></head><body><h1>${release}</h1></body></html>`;
  const about = {
    shell: { url: '404.html', sha256: createHash('sha256').update(page).digest('hex') },
    assets: [SCRIPT],
    version: '0123456789abcdef',
  };
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const name of ['index.html', '404.html']) writeFileSync(join(folder, name), page);
  writeFileSync(join(folder, SCRIPT), `(${putBack.toString()})(${device});`);
  const worker = readFileSync(join(from, 'worker.js'), 'utf8');
  writeFileSync(join(folder, 'sw.js'), `self.CARREL=${JSON.stringify(about)};\n${worker}`);
}

type Device = {
  readonly texts: Readonly<Record<string, string>>;
  readonly database: {
    readonly name: string;
    readonly version: number;
    readonly stores: readonly {
      readonly name: string;
      readonly keyPath: string | string[];
      readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
      readonly records: readonly unknown[];
    }[];
  };
};

/** Runs in the page of the old site. */
async function putBack({ texts, database }: Device): Promise<void> {
  for (const [name, text] of Object.entries(texts)) localStorage.setItem(name, text);
  const isThere = (await indexedDB.databases()).some(({ name }) => name === database.name);
  if (!isThere) await fill();
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  await navigator.serviceWorker.ready;
  registration.active?.postMessage({ type: 'KEEP_PAGES', urls: [location.href] });
  document.documentElement.dataset['put'] = 'back';

  function fill(): Promise<void> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(database.name, database.version);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('upgradeneeded', () => {
        for (const { name, keyPath, indexes } of database.stores) {
          const store = opening.result.createObjectStore(name, { keyPath });
          for (const index of indexes) store.createIndex(index.name, index.keyPath);
        }
      });
      opening.addEventListener('success', () => {
        const opened = opening.result;
        const transaction = opened.transaction([...opened.objectStoreNames], 'readwrite');
        for (const { name, records } of database.stores)
          for (const record of records) transaction.objectStore(name).put(decoded(record));
        transaction.addEventListener('complete', () => {
          opened.close();
          resolve();
        });
      });
    });
  }

  function decoded(value: unknown): unknown {
    if (typeof value === 'string') return value.replace('$origin', location.origin);
    if (Array.isArray(value)) return value.map(decoded);
    if (typeof value !== 'object' || value === null) return value;
    if ('$numbers' in value) return Uint32Array.from(value.$numbers as number[]);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decoded(part)]));
  }
}

/** Runs in a page of the app: what lies on the device, as JSON. */
export async function takeDown(): Promise<Device> {
  const [{ name = '' } = {}] = await indexedDB.databases();
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('success', () => resolve(opening.result));
  });
  const transaction = opened.transaction([...opened.objectStoreNames], 'readonly');
  const stores = await Promise.all([...opened.objectStoreNames].map((each) => storeOf(transaction.objectStore(each))));
  opened.close();
  return { texts: { ...localStorage } as Record<string, string>, database: { name, version: opened.version, stores } };

  async function storeOf(store: IDBObjectStore) {
    const records = await new Promise<unknown[]>((resolve) => {
      const asking = store.getAll();
      asking.addEventListener('success', () => resolve(asking.result));
    });
    const indexes = [...store.indexNames].map((each) => ({ name: each, keyPath: store.index(each).keyPath }));
    return { name: store.name, keyPath: store.keyPath ?? '', indexes, records: records.map(encoded) };
  }

  function encoded(value: unknown): unknown {
    if (value instanceof Uint32Array) return { $numbers: [...value] };
    if (typeof value === 'string') return value.replace(location.origin, '$origin');
    if (Array.isArray(value)) return value.map(encoded);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encoded(part)]));
  }
}
