import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { parseJson } from '../../article/json.ts';
import { nearest } from '../spelling.ts';
import { WrongCommand } from '../world.ts';
import type { Source } from './entry.ts';
import { openJsonFeed } from './json-feed.ts';
import { MARKDOWN } from './markdown/file-name.ts';
import { type MarkdownOptions, openMarkdown, walk } from './markdown.ts';

export type Kind = 'markdown' | 'jsonfeed';

const KINDS: readonly Kind[] = ['markdown', 'jsonfeed'];
const READABLE = 'Carrel reads folders of Markdown, Markdown files and JSON Feed files so far.';

export function readKind(text: string | undefined): Kind | undefined {
  const kind = KINDS.find((known) => known === text);
  if (kind || text === undefined) return kind;
  const meant = nearest(text, KINDS);
  throw new WrongCommand(`--from knows markdown and jsonfeed, not "${text}".${meant ? ` Did you mean ${meant}?` : ''}`);
}

/** Opens one SOURCE, whose kind is seen from its content unless `kind` says it. */
export async function openSource(
  name: string,
  folder: string,
  kind: Kind | undefined,
  options: MarkdownOptions,
): Promise<Source[]> {
  if (/^https?:\/\//i.test(name)) {
    throw new WrongCommand(`${name}: reading from an address is not built yet. Save it and give the file. ${READABLE}`);
  }
  const path = resolve(folder, name);
  if (!existsSync(path)) throw new WrongCommand(`there is no file or folder ${name} (looked for ${path}).`);
  if (statSync(path).isDirectory()) return openFolder(path, name, kind, options);
  return (kind ?? kindOfFile(path, name)) === 'markdown' ? [openMarkdown(path, options)] : [openJsonFeed(path)];
}

/** A folder holds Markdown; one without any may hold JSON Feeds. */
function openFolder(path: string, name: string, kind: Kind | undefined, options: MarkdownOptions): Source[] {
  const files = [...walk(path)];
  const feeds = files.filter((file) => /\.jsonc?$/i.test(file) && basename(file) !== 'carrel.json');
  const markdown = kind === 'markdown' || (kind === undefined && files.some((file) => MARKDOWN.test(file)));
  if (!markdown && feeds.length > 0) return feeds.map((file) => openJsonFeed(file, relative(path, file)));
  const source = openMarkdown(path, options);
  const among =
    kind === undefined ? feeds.filter(looksLikeFeed).map((file) => openJsonFeed(file, relative(path, file))) : [];
  if (source.found.length === 0) throw new WrongCommand(`${name} holds nothing that can be published. ${READABLE}`);
  return [source, ...among];
}

/** Among Markdown lie JSON files of many kinds; a feed says what it is. */
const looksLikeFeed = (file: string) => readFileSync(file).subarray(0, 4000).includes('jsonfeed.org/version/');

function kindOfFile(path: string, name: string): Kind {
  const start = new TextDecoder()
    .decode(readFileSync(path).subarray(0, 2000))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (MARKDOWN.test(path)) return 'markdown';
  if (/\.json[c5]?$/i.test(path) || (start.startsWith('{') && 'value' in parseJson(readFileSync(path))))
    return 'jsonfeed';
  throw new WrongCommand(`${name} ${whatItIs(start)}. ${READABLE} --from markdown|jsonfeed says which it is.`);
}

function whatItIs(start: string): string {
  if (/<(?:rss|rdf:RDF|feed)[\s>]/i.test(start)) return 'is an RSS or Atom feed, which is not read yet';
  if (/<opml[\s>]/i.test(start)) return 'is a list of feeds (OPML), which is not read yet';
  if (/^(?:<!doctype html|<html)/i.test(start)) return 'is a web page, which is not read yet';
  if (start.startsWith('<')) return 'is XML, which is not read yet';
  return 'is neither Markdown nor a JSON Feed by its name or content';
}
