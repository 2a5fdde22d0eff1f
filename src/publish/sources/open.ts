import { existsSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { isWeb } from '../../article/address.ts';
import { nearest } from '../spelling.ts';
import { WrongCommand } from '../world.ts';
import { type Document, fetchDocument, readDocument, startOf } from './document.ts';
import { refused, type Source } from './entry.ts';
import { isFeed, openFeed } from './feed.ts';
import { FetchFailed } from './fetch.ts';
import { isHtml, openHtml } from './html.ts';
import { isJsonFeed, openJsonFeed } from './json-feed.ts';
import { MARKDOWN } from './markdown/file-name.ts';
import { type MarkdownOptions, openMarkdown, walk } from './markdown.ts';
import { isOpml, openOpml } from './opml.ts';
import { HTML_FILE, isUnread, mayBePage } from './page-files.ts';
import { isTextPage, openTextPage } from './text-page.ts';
import { isWordPress, openWordPress } from './wordpress.ts';
import { isWxr, openWxr } from './wxr.ts';

export type SourceOptions = MarkdownOptions;

/** A kind of document, known by its content. */
type Reader = {
  /** For `--from`. */
  readonly kind: string;
  /** @param start its first characters, from the first element on, read byte by byte */
  readonly isIt: (document: Document, start: string) => boolean;
  readonly open: (document: Document, options: SourceOptions) => Promise<Source[]> | Source[];
};

/** In the order in which a document is asked; the more particular kind comes first. */
const READERS: readonly Reader[] = [
  { kind: 'wxr', isIt: isWxr, open: openWxr },
  { kind: 'rss', isIt: isFeed('rss'), open: openFeed('rss') },
  { kind: 'rdf', isIt: isFeed('rdf'), open: openFeed('rdf') },
  { kind: 'atom', isIt: isFeed('atom'), open: openFeed('atom') },
  { kind: 'opml', isIt: isOpml, open: openOpml },
  { kind: 'wordpress', isIt: isWordPress, open: openWordPress },
  { kind: 'jsonfeed', isIt: isJsonFeed, open: openJsonFeed },
  { kind: 'html', isIt: isHtml, open: openHtml },
  { kind: 'text', isIt: isTextPage, open: openTextPage },
];

const KINDS: readonly string[] = ['markdown', ...READERS.map(({ kind }) => kind)];
const READABLE =
  'Carrel reads Markdown, web pages, plain text, feeds (RSS, Atom, JSON Feed), OPML and WordPress: files, folders, addresses.';

export function readKind(text: string | undefined): string | undefined {
  if (text === undefined || KINDS.includes(text)) return text;
  const meant = nearest(text, KINDS);
  throw new WrongCommand(
    `--from knows ${KINDS.slice(0, -1).join(', ')} and ${KINDS.at(-1)}, not "${text}".${meant ? ` Did you mean ${meant}?` : ''}`,
  );
}

/** Opens one SOURCE, whose kind is seen from its content unless `kind` says it. */
export async function openSource(
  name: string,
  folder: string,
  kind: string | undefined,
  options: SourceOptions,
): Promise<Source[]> {
  if (isWeb(name)) return await openAddress(name, kind, options);
  const path = resolve(folder, name);
  if (!existsSync(path)) throw new WrongCommand(`there is no file or folder ${name} (looked for ${path}).`);
  if (statSync(path).isDirectory()) return await openFolder(path, name, kind, options);
  if (kind === 'markdown' || (kind === undefined && MARKDOWN.test(path))) return [openMarkdown(path, options)];
  return await openDocument(readDocument(path, name), kind, options);
}

async function openAddress(name: string, kind: string | undefined, options: SourceOptions): Promise<Source[]> {
  if (kind === 'markdown') throw new WrongCommand(`${name}: Markdown is read from files. Save it, and give the file.`);
  try {
    return await openDocument(await fetchDocument(name), kind, options);
  } catch (error) {
    if (error instanceof FetchFailed) return [failed(name, error.message)];
    throw error;
  }
}

const failed = (name: string, reason: string): Source => ({
  name,
  failed: true,
  found: [{ origin: name, articles: 0, notes: [refused(reason)] }],
});

async function openDocument(document: Document, kind: string | undefined, options: SourceOptions): Promise<Source[]> {
  const reader = READERS.find((one) => (kind === undefined ? isOf(one, document) : one.kind === kind));
  if (reader !== undefined) return await reader.open(document, options);
  throw new WrongCommand(
    `${document.name} ${whatItIs(startOf(document))}. ${READABLE} --from ${KINDS.join('|')} says which it is.`,
  );
}

const isOf = ({ isIt }: Reader, document: Document) => isIt(document, startOf(document));

/** A folder holds Markdown, and documents of other kinds that say what they are. */
async function openFolder(
  path: string,
  name: string,
  kind: string | undefined,
  options: SourceOptions,
): Promise<Source[]> {
  const files = [...walk(path)];
  const pages = files.some((file) => MARKDOWN.test(file) || HTML_FILE.test(file));
  const markdown = kind === 'markdown' || (kind === undefined && files.some((file) => MARKDOWN.test(file)));
  const sources: Source[] = markdown ? [openMarkdown(path, options)] : [];
  for (const file of files) {
    if (kind === 'markdown' || MARKDOWN.test(file) || !MAYBE.test(file) || basename(file) === 'carrel.json') continue;
    const within = relative(path, file).split(sep).join('/');
    if (!mayBePage(within, pages, kind)) continue;
    const document = { ...readDocument(file, within), root: path };
    const reader = READERS.find((one) => (kind === undefined ? isOf(one, document) : one.kind === kind));
    const among = markdown && reader?.kind === 'jsonfeed' && !looksLikeFeed(document);
    if (reader !== undefined && !among) sources.push(...(await reader.open(document, options)).map(asOneOfMany));
  }
  if (sources.every(({ found }) => found.length === 0))
    throw new WrongCommand(`${name} holds nothing that can be published. ${READABLE}`);
  return kind === undefined ? [...sources, ...unreadIn(files, path, pages)] : sources;
}

/** Nothing is passed over in silence that somebody may have written to be read. */
function unreadIn(files: readonly string[], path: string, pages: boolean): Source[] {
  const left = files
    .filter((file) => isUnread(file, pages))
    .map((file) => ({ origin: relative(path, file).split(sep).join('/'), why: 'file of a kind that is not read' }));
  return left.length === 0 ? [] : [{ name: basename(path), found: left.map((one) => ({ left: one })) }];
}

/** In a folder a broken file is like a broken article: it is named, and does not hold the others back. */
const asOneOfMany = ({ failed: _failed, ...source }: Source): Source => source;

/** Endings of files that may be sources of their own. */
const MAYBE = /\.(?:jsonc?|xml|rss|rdf|atom|opml|wxr|x?html?|txt|text)$/i;

/** Among Markdown lie JSON files of many kinds; a feed says what it is. */
const looksLikeFeed = ({ bytes }: Document) => Buffer.from(bytes.subarray(0, 4000)).includes('jsonfeed.org/version/');

function whatItIs(start: string): string {
  if (start.startsWith('<')) return 'is XML of a kind that is not read';
  return 'is neither Markdown nor a JSON Feed by its name or content';
}
