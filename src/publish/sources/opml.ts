import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Opml, parseOpml } from 'feedsmith';
import { absolute, isWeb } from '../../article/address.ts';
import { count } from '../report.ts';
import { type Document, fetchDocument, readDocument, startOf } from './document.ts';
import { changed, type Note, refused, type Source } from './entry.ts';
import { decodeText, type Format } from './feed/page.ts';
import { mendXml, PROLOG } from './feed/xml.ts';
import { type FeedOptions, failedSource, isFeed, openFeed } from './feed.ts';
import { FetchFailed } from './fetch.ts';
import { isJsonFeed, openJsonFeed } from './json-feed.ts';

export type OpmlOptions = FeedOptions & { readonly progress?: (done: number, all: number) => void };

const ROOT = /^\s*<opml[\s>/]/i;

export const isOpml = (_document: Document, start: string): boolean => ROOT.test(start.replace(PROLOG, ''));

/** So many feeds are asked for at a time. */
const AT_ONCE = 6;

/** A list of feeds: each of them, in the order of the list. One that cannot be read does not stop the others. */
export async function openOpml(document: Document, options: OpmlOptions): Promise<Source[]> {
  const { name } = document;
  const list = readList(document);
  if (list.reason !== undefined) return [failedSource(name, list.reason)];
  const notes = list.addresses.length === 0 ? [...list.notes, refused('names no feed')] : list.notes;
  const about = notes.length === 0 ? [] : [{ origin: name, articles: 0, notes }];
  const feeds = await openEach(list.addresses, document, options);
  return [{ name, ...(list.title === undefined ? {} : { title: list.title }), found: about }, ...feeds];
}

type List =
  | {
      readonly title: string | undefined;
      readonly addresses: readonly string[];
      readonly notes: readonly Note[];
      readonly reason?: undefined;
    }
  | { readonly reason: string };

function readList(document: Document): List {
  const decoded = decodeText(document);
  if (decoded.reason !== undefined) return decoded;
  const mended = mendXml(decoded.text);
  if (mended.reason !== undefined) return mended;
  if (!ROOT.test(mended.text)) return { reason: 'is no list of feeds (OPML)' };
  const { head, body } = parse(mended.text);
  const addresses = (body?.outlines ?? []).flatMap(addressesIn);
  const twice = addresses.length - new Set(addresses).size;
  const notes = [
    ...decoded.notes,
    ...mended.notes,
    ...(twice > 0 ? [changed(`names ${count(twice, 'feed')} more than once: read once`)] : []),
  ];
  return { title: head?.title, addresses: [...new Set(addresses)], notes };
}

/** The parser takes a list without anything in it for a mistake. */
function parse(text: string): ReturnType<typeof parseOpml<string>> {
  try {
    return parseOpml(text);
  } catch {
    return {};
  }
}

function addressesIn({ xmlUrl, type, url, outlines = [] }: Opml.Outline<string>): string[] {
  const own = xmlUrl ?? (/^(?:rss|atom|feed)$/i.test(type ?? '') ? url : undefined);
  const address = own
    ?.trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:/i, 'https:');
  return [...(address === undefined || address === '' ? [] : [address]), ...outlines.flatMap(addressesIn)];
}

async function openEach(addresses: readonly string[], list: Document, options: OpmlOptions): Promise<Source[]> {
  const sources: Source[][] = addresses.map(() => []);
  const waiting = [...addresses.entries()];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      sources[next[0]] = await openOne(next[1], list, options);
      done += 1;
      options.progress?.(done, addresses.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sources.flat();
}

/** A feed that fails is named, and is no reason to keep the whole edition back: of many feeds one is always ill. */
async function openOne(written: string, list: Document, options: OpmlOptions): Promise<Source[]> {
  const address = isWeb(written) || list.path === undefined ? (absolute(written, list.address) ?? written) : undefined;
  try {
    const document = address === undefined ? readFeed(written, list) : await fetchDocument(address);
    const sources = typeof document === 'string' ? [failedSource(written, document)] : await open(document, options);
    return sources.map(({ failed: _failed, ...source }) => source);
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error;
    const name = address ?? written;
    return [{ name, found: [{ origin: name, articles: 0, notes: [refused(error.message)] }] }];
  }
}

/** A list on disk may name files below its own folder. */
function readFeed(address: string, { path = '', root = dirname(path) }: Document): Document | string {
  const file = resolve(dirname(path), address);
  if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile())
    return 'is no address, and no file below the folder of the list';
  return readDocument(file, relative(root, file).split(sep).join('/'));
}

const FORMATS: readonly Format[] = ['rss', 'rdf', 'atom'];

async function open(document: Document, options: OpmlOptions): Promise<Source[]> {
  const start = startOf(document);
  const format = FORMATS.find((one) => isFeed(one)(document, start));
  if (format !== undefined) return await openFeed(format)(document, options);
  if (isJsonFeed(document, start)) return await openJsonFeed(document);
  return [failedSource(document.name, 'is no feed: neither RSS nor Atom nor JSON Feed')];
}
