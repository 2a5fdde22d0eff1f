import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, onTestFinished, vi } from 'vitest';
import { runCommand } from '../../src/publish/command.ts';

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
export async function carrel(folder: string, ...words: readonly string[]): Promise<Said> {
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

/** The item in the bundle of an article. */
export function articleIn(site: string, slug: string): Item {
  const name = readdirSync(join(site, 'bundles')).find((file) => file.replace(/\.[0-9a-f]{16}\.json$/, '') === slug);
  if (name === undefined) throw new Error(`no bundle for ${slug}`);
  const [item] = (readJson(site, 'bundles', name) as Document).items;
  if (item === undefined) throw new Error(`${name} is empty`);
  return item;
}
