import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, onTestFinished, vi } from 'vitest';
import { runCommand } from '../../src/publish/command.ts';
import type { World } from '../../src/publish/world.ts';

export const fixtures = join(import.meta.dirname, '../fixtures/publish');

/** Pictures that were made, for the tests of one file. */
const pictures = mkdtempSync(join(tmpdir(), 'carrel-pictures-'));
const memory = mkdtempSync(join(tmpdir(), 'carrel-memory-'));
afterAll(() => {
  for (const folder of [pictures, memory]) rmSync(folder, { recursive: true, force: true });
});

const { fetch } = globalThis;

/** What is not on this machine is not found: a test asks nobody else. */
vi.stubGlobal('fetch', async (...[input, options]: Parameters<typeof fetch>) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (hostname === 'localhost' || hostname.startsWith('127.')) return await fetch(input, options);
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) });
});

export type Said = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the command as a shell would, in a folder, on a day in 2026. */
export const carrel = (folder: string, ...words: readonly string[]): Promise<Said> => carrelAt({}, folder, ...words);

/** The same, on another day, or in a world that is otherwise different. */
export async function carrelAt(at: Date | Partial<World>, folder: string, ...words: readonly string[]): Promise<Said> {
  let out = '';
  let err = '';
  const code = await runCommand(words, {
    folder,
    app: join(fixtures, 'app'),
    version: () => '0.0.0',
    now: new Date('2026-01-01T00:00:00Z'),
    print: (text) => {
      out += `${text}\n`;
    },
    complain: (text) => {
      err += `${text}\n`;
    },
    draw: () => {},
    terminal: false,
    pictures,
    memory,
    ...(at instanceof Date ? { now: at } : at),
  });
  return { code, out, err };
}

/** An empty folder for one test; with a copy of the fixtures named. */
export function workplace(...copies: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of copies) cpSync(join(fixtures, name), join(folder, name), { recursive: true });
  return folder;
}

/** Every file below a folder with its text. */
export function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return new Map(files.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}

type Item = {
  readonly id: string;
  readonly title?: string;
  readonly url: string;
  readonly content_html: string;
  readonly content_text: string;
  readonly date_published?: string;
  readonly date_modified?: string;
  readonly summary?: string;
  readonly language?: string;
  readonly image?: string;
  readonly authors?: unknown;
  readonly tags?: unknown;
  readonly _carrel: Record<string, unknown> & { readonly slug: string; readonly bundle: string };
};

export type Document = { readonly items: readonly Item[]; readonly next_url?: string; readonly title: string };

export const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** The item in the bundle of an article; bundles of older editions lie beside it. */
export function articleIn(site: string, slug: string): Item {
  const pointer = join(site, 'oembed', `${slug}.json`);
  const bundle = existsSync(pointer) ? (readJson(pointer) as Pointer)._carrel.bundle.slice(3) : bundleNamed(site, slug);
  const [item] = (readJson(site, decodeURIComponent(bundle)) as Document).items;
  if (item === undefined) throw new Error(`${bundle} is empty`);
  return item;
}

type Pointer = { readonly _carrel: { readonly bundle: string } };

function bundleNamed(site: string, slug: string): string {
  const name = readdirSync(join(site, 'bundles')).find((file) => file.replace(/\.[0-9a-f]{16}\.json$/, '') === slug);
  if (name === undefined) throw new Error(`no bundle for ${slug}`);
  return `bundles/${encodeURIComponent(name)}`;
}
