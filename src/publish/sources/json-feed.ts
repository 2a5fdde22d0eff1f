import { basename, dirname } from 'node:path';
import { isAbsolute, isWeb } from '../../article/address.ts';
import { checkBundle } from '../../article/check.ts';
import { isObject } from '../../article/fields.ts';
import { identify } from '../../article/identity.ts';
import { parseJson } from '../../article/json.ts';
import { textToHtml } from '../../article/text.ts';
import type { Article, Feed, Problem } from '../../article/types.ts';
import { readChain } from './chain.ts';
import type { Document } from './document.ts';
import { changed, type Entry, type Found, type LeadPicture, lost, type Note, refused, type Source } from './entry.ts';
import { failedSource } from './feed.ts';

export const isJsonFeed = ({ path, bytes }: Document, start: string): boolean =>
  (path !== undefined && /\.json[c5]?$/i.test(path)) || (start.startsWith('{') && 'value' in parseJson(bytes));

type JsonPage = { readonly document: Document; readonly feed: Feed; readonly problems: readonly Problem[] };

/** A JSON Feed and the pages on which it goes on, judged by the reader's own checker; problems are told by their path. */
export async function openJsonFeed(document: Document): Promise<Source[]> {
  const { name } = document;
  const chain = await readChain(document, readPage);
  if (chain.reason !== undefined) return [failedSource(name, ...chain.reason.split('\n'))];
  const title = chain.pages[0]?.feed.title ?? '';
  const notes = chain.notes.length > 0 ? [{ origin: name, articles: 0, notes: chain.notes }] : [];
  return [
    {
      name,
      ...(title === '' ? {} : { title }),
      found: [...notes, ...chain.pages.flatMap((page) => [...ofTheFeed(page), ...ofItems(page)])],
    },
  ];
}

function readPage(document: Document) {
  const parsed = parseJson(document.bytes);
  if (parsed.reason !== undefined) return { reason: parsed.reason.replace(/\s+/g, ' ') };
  const { feed, problems } = checkBundle(parsed.value, document.address ?? addressOf(parsed.value));
  if (feed === undefined) return { reason: isOther(parsed.value) ? OTHER : problems.map(sentence).join('\n') };
  return { page: { document, feed, problems }, next: feed.nextUrl };
}

/** JSON of which nothing says that it means to be a feed. */
const isOther = (value: unknown) => !isObject(value) || !('version' in value || 'items' in value);
const OTHER = 'is neither a JSON Feed nor a list of articles from WordPress';

/** Where the feed says it lives: what is relative in it is meant from there. */
function addressOf(value: unknown): string | undefined {
  const { feed_url: own, home_page_url: home } = isObject(value) ? value : {};
  return [own, home].find((address): address is string => typeof address === 'string' && isWeb(address));
}

const sentence = ({ path, reason }: Problem) => `${path} ${reason}`.trim();

const NOTE = { refused, dropped: lost, changed } as const;

const noteOf = (problem: Problem): Note => NOTE[problem.effect](sentence(problem));

const LEFT_OUT = /^items\[(\d+)\](?:\.id)?$/;

/** Problems outside the items, and items that had to be left out. */
function ofTheFeed({ document: { name: origin }, problems }: JsonPage): Found[] {
  const notes = problems.filter((problem) => !/^items\[\d+\]/.test(problem.path)).map(noteOf);
  return [...(notes.length > 0 ? [{ origin, articles: 0, notes }] : []), ...leftOut(origin, problems)];
}

function leftOut(origin: string, problems: readonly Problem[]): Found[] {
  const items = new Map<string, Note[]>();
  for (const { path, effect, reason } of problems) {
    const index = LEFT_OUT.exec(path)?.[1];
    if (index === undefined || effect !== 'dropped') continue;
    const note = refused(path.endsWith('.id') ? `id ${reason}` : reason);
    items.set(index, [...(items.get(index) ?? []), note]);
  }
  return [...items].map(([index, notes]) => ({ origin: `${origin} items[${index}]`, articles: 1, notes }));
}

function ofItems({ document, feed, problems }: JsonPage): Found[] {
  const { name: origin } = document;
  const gone = new Set(leftOut(origin, problems).map((found) => ('origin' in found ? found.origin : '')));
  const indices = Array.from({ length: feed.items.length + gone.size }, (_, index) => index);
  const kept = indices.filter((index) => !gone.has(`${origin} items[${index}]`));
  return feed.items.map((item, position) => {
    const place = `items[${kept[position]}]`;
    const own = problems.filter((problem) => problem.path === place || problem.path.startsWith(`${place}.`));
    return { entry: entryOf(item, feed, document, `${origin} ${place}`), notes: own.map(noteOf) };
  });
}

function entryOf(item: Article, feed: Feed, document: Document, origin: string): Entry {
  const { path: file = document.name } = document;
  const { contentHtml, contentText, extra, datePublished, dateModified, image, bannerImage, url } = item;
  const address = [url, feed.homePageUrl, feed.feedUrl, document.address].find(
    (one) => one !== undefined && isWeb(one),
  );
  const picture = image ?? bannerImage;
  const original = [url, item.externalUrl].find((one) => one !== undefined && isWeb(one));
  return {
    origin,
    home: address === undefined ? { kind: 'file', file, root: dirname(file) } : { kind: 'web', address },
    id: isAbsolute(item.id) ? item.id : identify(item.id, `carrel:${encodeURIComponent(basename(file))}`),
    ...(extra.slug === undefined ? {} : { slug: extra.slug }),
    ...(item.title === undefined ? {} : { title: item.title }),
    ...(item.summary === undefined ? {} : { summary: item.summary }),
    html: contentHtml ?? (contentText === undefined ? '' : textToHtml(contentText)),
    ...(datePublished === undefined ? {} : { published: datePublished }),
    ...(dateModified === undefined ? {} : { modified: dateModified }),
    draft: false,
    authors: item.authors,
    tags: item.tags,
    ...(item.language === undefined ? {} : { language: item.language }),
    ...(extra.dir === undefined ? {} : { dir: extra.dir }),
    ...(picture === undefined ? {} : { picture: leadPicture(picture, extra) }),
    ...(original === undefined ? {} : { original }),
    attachments: item.attachments,
  };
}

function leadPicture(address: string, { picture }: Article['extra']): LeadPicture {
  return {
    address,
    ...(picture?.alt === undefined ? {} : { alt: picture.alt }),
    ...(picture?.caption === undefined ? {} : { caption: picture.caption }),
  };
}
