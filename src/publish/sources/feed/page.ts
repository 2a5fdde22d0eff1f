import { ParseError } from 'feedsmith';
import { decodeBytes, recognize } from '../charset.ts';
import type { Document } from '../document.ts';
import { changed, lost, type Note } from '../entry.ts';
import { readAtom } from './atom.ts';
import type { Channel } from './item.ts';
import { readOldForms } from './old-forms.ts';
import { readRdf, readRss } from './rss.ts';
import { mendXml } from './xml.ts';

export type Format = 'rss' | 'rdf' | 'atom';

/** One document of a feed. `unread`: items in which nothing was found that a reader knows. */
export type Page =
  | { readonly channel: Channel; readonly notes: readonly Note[]; readonly unread: number; readonly reason?: undefined }
  | { readonly reason: string };

const READ = { rss: readRss, rdf: readRdf, atom: readAtom } as const;
const NAMES = { rss: 'an RSS feed', rdf: 'an RSS feed in RDF', atom: 'an Atom feed' } as const;

export function readPage(document: Document, format: Format): Page {
  const decoded = decodeText(document);
  if (decoded.reason !== undefined) return decoded;
  const mended = mendXml(decoded.text);
  if (mended.reason !== undefined) return mended;
  const text = readOldForms(mended.text);
  if (!ROOTS[format].test(text)) return { reason: `is not ${NAMES[format]}` };
  const channel = parse(text, format);
  if (channel === undefined) return { reason: `cannot be read as ${NAMES[format]}` };
  const unread = Math.max(0, countItems(text) - channel.items.length);
  return { channel, notes: [...decoded.notes, ...mended.notes], unread };
}

/** What a feed of each format begins with, declarations and comments aside. */
export const ROOTS: Readonly<Record<Format, RegExp>> = {
  rss: /^\s*<(?:\w+:)?rss[\s>/]/i,
  rdf: /^\s*<(?:\w+:)?RDF[\s>/]/i,
  atom: /^\s*<(?:\w+:)?feed[\s>/]/i,
};

const NOTHING: Channel = {
  title: undefined,
  link: undefined,
  self: undefined,
  next: undefined,
  base: undefined,
  language: undefined,
  authors: [],
  items: [],
};

/** The parser takes a feed that says nothing at all for a mistake; here it is a feed without articles. */
function parse(text: string, format: Format): Channel | undefined {
  try {
    return READ[format](text);
  } catch (error) {
    return error instanceof ParseError ? NOTHING : undefined;
  }
}

const countItems = (text: string) =>
  text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').match(/<(?:\w+:)?(?:item|entry)(?=[\s>/])/gi)?.length ?? 0;

const UNDECLARED = 'does not say in which encoding it is written';

type Text = { readonly text: string; readonly notes: readonly Note[]; readonly reason?: undefined };

/**
 * Undeclared bytes are read as Western European where few letters depend on it; where many do, only in an encoding that
 * their order leaves no doubt of.
 */
export function decodeText({ bytes, contentType }: Document): Text | { readonly reason: string } {
  const { text, guessed, encoding } = decodeBytes(bytes, contentType);
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  const notes = damaged > 0 ? [lost(`has characters that are damaged, shown as \uFFFD (${damaged} of them)`)] : [];
  if (!guessed || encoding === 'utf-8') return { text, notes };
  const letters = text.replace(/<[^<>]*>/g, '').match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(/[\u0080-\uFFFF]/g)?.length ?? 0;
  if (foreign * 5 > letters) {
    const found = recognize(bytes);
    if (found !== undefined)
      return {
        text: found.text,
        notes: [changed(`${UNDECLARED}: read as ${found.encoding}, which its bytes look like`)],
      };
    return { reason: `${UNDECLARED}, and it is not UTF-8: let its first line name it` };
  }
  return { text, notes: [...notes, changed(`${UNDECLARED}: read as ${encoding}`)] };
}
