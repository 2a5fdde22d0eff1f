import { shorten } from '../body/words.ts';
import { decodeBytes } from './charset.ts';
import { readDate } from './dates.ts';
import type { Document } from './document.ts';
import { changed, type Entry, type Found, type Note, refused, type Source } from './entry.ts';
import { placeOf } from './place.ts';
import { type Divided, dividePage } from './text-page/page-lines.ts';
import { blocksToHtml } from './text-page/text-blocks.ts';

/** By its name, or as the server says. */
export const isTextPage = ({ path, contentType, address }: Document): boolean =>
  /\.(?:txt|text)$/i.test(path ?? '') || (address !== undefined && /^text\/plain\b/i.test(contentType));

/** A page saved as plain text: its headline, date and paragraphs, without the page's own words around them. */
export function openTextPage(document: Document, { timezone }: { readonly timezone: string }): Source[] {
  return [{ name: document.name, found: [readTextPage(document, timezone)] }];
}

function readTextPage(document: Document, timezone: string): Found {
  const { text } = decodeBytes(document.bytes, document.contentType);
  if (text.includes('\0')) return refuse(document, 'is no text file');
  const page = dividePage(text.replace(/\r\n?|\u2028|\u2029|\f/g, '\n').replace(/^\uFEFF/, ''), timezone);
  const html = blocksToHtml(page.lines);
  if (html === '' && page.title === undefined) return refuse(document, 'holds no text');
  return { entry: entryOf(document, page, html, timezone), notes: notesOf(page, html) };
}

const refuse = ({ name }: Document, reason: string): Found => ({ origin: name, articles: 1, notes: [refused(reason)] });

function entryOf(document: Document, page: Divided, html: string, timezone: string): Entry {
  const { home, id, name } = placeOf(document);
  const day = name.day === undefined ? undefined : readDate(name.day, timezone);
  const published = page.published ?? day;
  return {
    origin: document.name,
    home,
    id,
    title: page.title ?? (firstWords(page) || name.words),
    html,
    ...(published === undefined ? {} : { published }),
    draft: false,
    authors: page.authors.map((author) => ({ name: author })),
    tags: [],
    ...(home.kind === 'web' ? { original: home.address } : {}),
    attachments: [],
  };
}

/** A text that begins at once with a long paragraph has no headline. */
const firstWords = ({ lines }: Divided) => shorten(lines.find((line) => line.trim() !== '')?.trim() ?? '', 80);

function notesOf({ left, unsure }: Divided, html: string): Note[] {
  return [
    ...(left.length > 0 ? [changed(`left out, for it belongs to the page around the article: ${quoted(left)}`)] : []),
    ...(unsure === undefined
      ? []
      : [changed(`the date "${unsure}" was read with the day first: write 2022-10-07 to be sure`)]),
    ...(html === '' ? [changed('has no text, only a headline')] : []),
  ];
}

const SHOWN = 12;

const quoted = (lines: readonly string[]) =>
  lines
    .slice(0, SHOWN)
    .map((line) => `“${shorten(line.trim(), 60)}”`)
    .concat(lines.length > SHOWN ? [`and ${lines.length - SHOWN} more lines`] : [])
    .join(', ');
