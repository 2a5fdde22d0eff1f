import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { absolute } from '../../article/address.ts';
import { countWords } from '../../article/words.ts';
import { pathOf } from '../media.ts';
import { decodeBytes } from './charset.ts';
import { readDate } from './dates.ts';
import type { Document } from './document.ts';
import { type Entry, type Found, refused, type Source } from './entry.ts';
import { readWritten } from './html/front-matter-page.ts';
import type { MainContent } from './html/main-content.ts';
import { type PageHead, readPageHead, withoutBy } from './html/page-head.ts';
import { attributeOf, type PageTree, wordsIn } from './html/page-tree.ts';
import { readFileName } from './markdown/file-name.ts';
import { decodePart, type Place, placeOf } from './place.ts';

/** By its content, its name, or as the server says. */
export const isHtml = ({ path, contentType }: Document, start: string): boolean =>
  /^<(?:!doctype\s+html|html|head|body|title|h1|article|main|div|p)[\s>]/i.test(start) ||
  /\.(?:x?html?)$/i.test(path ?? '') ||
  /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType);

/** A web page: the article in it, without what stands around it. */
export async function openHtml(document: Document, { timezone }: { readonly timezone: string }): Promise<Source[]> {
  const { text } = decodeBytes(document.bytes, document.contentType);
  const { found, title } = readWritten(text, document, timezone) ?? (await readPage(text, document, timezone));
  return [{ name: document.name, ...(title === undefined ? {} : { title }), found: [found] }];
}

type Read = { readonly found: Found; readonly title?: string };

async function readPage(text: string, document: Document, timezone: string): Promise<Read> {
  // Brought only where there are pages to read: it is the largest part of the command.
  const { findMainContent, readPageTree } = await import('./html/main-content.ts');
  const page = readPageTree(whole(text));
  const head = readPageHead(page, timezone);
  const heading = onlyHeading(page);
  const base = attributeOf(page.querySelector('base[href]'), 'href');
  const feed = feedOf(page, base ?? document.address);
  const content = findMainContent(page, meantIn(document, head));
  const wrong = whyNone(content, head);
  if (content === undefined || wrong !== undefined) {
    const hint = feed === undefined ? '' : `; the articles of its site are in ${feed}`;
    return { found: { origin: document.name, articles: 1, notes: [refused(`${wrong ?? NONE}${hint}`)] } };
  }
  const place = withBase(placeOf(document), base);
  const entry = entryOf(document, place, head, content, heading, timezone);
  return { found: { entry, notes: head.notes }, ...(head.siteName === undefined ? {} : { title: head.siteName }) };
}

/** The feed that a page names: a list of articles is no article, but leads to them. */
function feedOf(page: PageTree, base: string | undefined): string | undefined {
  const link = page.querySelector('link[rel~="alternate"][type*="rss"], link[rel~="alternate"][type*="atom"]');
  const address = attributeOf(link, 'href');
  return address === undefined ? undefined : absolute(address, base);
}

/** What is not there beside a saved page is meant as the address at which the page was saved. */
function meantIn({ path }: Document, { original }: PageHead): (address: string) => string {
  if (path === undefined || original === undefined) return (address) => address;
  return (address) => {
    const local = pathOf(address);
    const isThere = address.startsWith('#') || (local !== undefined && existsSync(join(dirname(path), local)));
    return isThere ? address : (absolute(address, original) ?? address);
  };
}

/** A piece of HTML without a page around it is all article. */
const whole = (text: string) =>
  /<(?:html|head|body|main|article)[\s>]/i.test(text)
    ? text
    : `<!doctype html><html><body><article>${text}</article></body></html>`;

function onlyHeading(page: PageTree): string | undefined {
  const all = [...page.querySelectorAll('h1')].map(wordsIn).filter((words) => words !== '');
  return all.length === 1 ? all[0] : undefined;
}

const NONE = 'holds no article: there is no text in it that a reader would read';
/** A page that does not even say when it was published must show that it is an article by having some text. */
const FEWEST_WORDS = 20;

function whyNone(content: MainContent | undefined, head: PageHead): string | undefined {
  const words = content === undefined ? 0 : countWords(content.text, head.language);
  if (content === undefined || words === 0) return NONE;
  if (words < (head.published === undefined ? FEWEST_WORDS : 3)) {
    return `holds no article: outside its menus are only ${words} words`;
  }
  return content.linked > 0.8 ? 'holds no article: nearly all of its text is links to other pages' : undefined;
}

/** `<base href>` says from where a page's addresses are meant. */
function withBase(place: Place, base: string | undefined): Place {
  const { home } = place;
  if (home.kind !== 'web' || base === undefined) return place;
  return { ...place, home: { kind: 'web', address: absolute(base, home.address) ?? home.address } };
}

function entryOf(
  { name: origin, address }: Document,
  { home, id, name }: Place,
  head: PageHead,
  content: MainContent,
  heading: string | undefined,
  timezone: string,
): Entry {
  const { summary, modified, tags, picture, language, original = address } = head;
  const published = head.published ?? (name.day === undefined ? undefined : readDate(name.day, timezone));
  const byline = content.byline === undefined || content.byline.length > 80 ? undefined : withoutBy(content.byline);
  const dir = head.dir ?? content.dir;
  return {
    origin,
    home,
    id,
    ...slugOf(original),
    title: titleOf(head, content, heading) ?? name.words,
    ...(summary === undefined ? {} : { summary }),
    html: content.html,
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    draft: false,
    authors: head.authors.length > 0 || !byline ? head.authors : [{ name: byline }],
    tags,
    ...(language === undefined ? {} : { language }),
    ...(dir === 'ltr' || dir === 'rtl' ? { dir } : {}),
    ...(picture === undefined ? {} : { picture }),
    ...(original === undefined ? {} : { original }),
    attachments: [],
  };
}

/** The last part of the page's address; the names that browsers give to saved pages are titles. */
function slugOf(address: string | undefined): { readonly slug?: string } {
  const last = address === undefined ? undefined : new URL(address).pathname.split('/').filter(Boolean).at(-1);
  const slug =
    last === undefined ? '' : readFileName(decodePart(last).replace(/\.(?:x?html?|php|aspx?|jsp)$/i, '')).path;
  return slug === '' || /^(?:index|default|\d+)$/i.test(slug) ? {} : { slug };
}

/** The page's own heading, where the title says the same and more (usually the site's name). */
function titleOf({ headline, siteName = '' }: PageHead, { title }: MainContent, heading: string | undefined) {
  const said = headline ?? title ?? heading;
  if (said === undefined || said === heading) return said;
  if (heading !== undefined && said.toLowerCase().startsWith(heading.toLowerCase())) return heading;
  const [, words, rest = ''] = /^(.+?)\s+[|–—·»-]\s+(.+)$/u.exec(said) ?? [];
  return words !== undefined && siteName !== '' && rest.toLowerCase() === siteName.toLowerCase() ? words : said;
}
