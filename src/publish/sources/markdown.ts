import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { identify } from '../../article/identity.ts';
import type { ReadFile } from '../memory/known-files.ts';
import { changed, type Found, type Note, refused, type Source } from './entry.ts';
import { isSection, MARKDOWN, readFileName } from './markdown/file-name.ts';
import { divide } from './markdown/front-matter.ts';
import { readHeader } from './markdown/header.ts';
import { renderMarkdown } from './markdown/render.ts';
import { expandShortcodes } from './markdown/shortcodes.ts';
import { readText } from './text-file.ts';

export type MarkdownOptions = {
  /** IANA name; for dates without a zone. */
  readonly timezone: string;
  /** Told how many files are read, of how many. */
  readonly progress?: (done: number, all: number) => void;
  /** Reads a file, unless an earlier run did and it is as it was. */
  readonly recall?: ReadFile;
};

/** A folder of Markdown and all folders in it, or one Markdown file. @param path absolute */
export function openMarkdown(path: string, { timezone, progress, recall = readAnew }: MarkdownOptions): Source {
  const whole = statSync(path).isDirectory();
  const root = whole ? path : dirname(path);
  const files = whole ? [...walk(path)].filter((file) => readable(relativePath(root, file))) : [path];
  const found = files.flatMap((file, index) => {
    progress?.(index + 1, files.length);
    return recall(file, `${root} ${timezone}`, () => readMarkdownFile(file, root, timezone));
  });
  return { name: basename(path), title: inWords(basename(root)), found };
}

const readAnew: ReadFile = (_file, _settings, read) => read();

const readable = (path: string) => (MARKDOWN.test(path) || /\.mdx$/i.test(path)) && !isSection(path);

const relativePath = (root: string, file: string) => relative(root, file).split(sep).join('/');

function inWords(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * All files in order of their names, without hidden folders, those of tools, and published sites: a site may lie among
 * its sources. Links are followed, circles not.
 */
export function* walk(folder: string, above: readonly string[] = []): Generator<string> {
  const real = realpathSync(folder);
  if (above.includes(real)) return;
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules' || name === '_site') continue;
    const path = join(folder, name);
    const found = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
    if (found?.isDirectory() && !isSite(path)) yield* walk(path, [...above, real]);
    if (found?.isFile()) yield path;
  }
}

/** What publishing has put into a folder, whole, in part, or half. */
const isSite = (folder: string) => SITE_FILES.some((name) => existsSync(join(folder, name)));
const SITE_FILES = ['edition.json', 'shard.json', '.carrel.json'];

function readMarkdownFile(file: string, root: string, timezone: string): Found[] {
  const origin = relativePath(root, file);
  const refuse = (reason: string): Found[] => [{ origin, articles: 1, notes: [refused(reason)] }];
  if (/\.mdx$/i.test(file)) return refuse('is MDX, which holds programs: save it as Markdown (.md)');
  const written = readText(file);
  if (written.reason !== undefined) return refuse(written.reason);
  const divided = divide(written.text);
  if (divided.reason !== undefined) return refuse(divided.reason);
  const name = readFileName(origin);
  const { header, notes } = readHeader(divided.fields, name, timezone);
  const { text, notes: removed } = expandShortcodes(divided.body);
  const { html, heading } = renderMarkdown(text, header.title);
  const { id, ...rest } = header;
  const entry = {
    ...rest,
    origin,
    home: { kind: 'file', file, root } as const,
    id: identityOf(id, name.path, basename(root)),
    title: header.title ?? heading ?? (name.words || basename(root)),
    html,
    attachments: [],
  };
  return [{ entry, notes: [...(divided.notes ?? []), ...notes, ...removed, ...emptyNote(html, header.original)] }];
}

const emptyNote = (html: string, original: string | undefined): Note[] =>
  html.trim() === ''
    ? [changed(`has no text, only a headline${original === undefined ? '' : ` and a link to ${original}`}`)]
    : [];

/** The article's own id, else `carrel:<folder>/<path without ending>`, so that it stays when the title changes. */
function identityOf(id: string | undefined, path: string, folder: string): string {
  const source = `carrel:${encodePath(folder)}`;
  return id === undefined ? `${source}/${encodePath(path)}` : identify(id, source);
}

const encodePath = (path: string) => path.normalize('NFC').toWellFormed().split('/').map(encodeURIComponent).join('/');
