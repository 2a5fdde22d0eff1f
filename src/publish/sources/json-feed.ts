import { basename, dirname } from 'node:path';
import { isAbsolute, isWeb } from '../../article/address.ts';
import { checkBundle } from '../../article/check.ts';
import { isObject } from '../../article/fields.ts';
import { identify } from '../../article/identity.ts';
import { parseJson } from '../../article/json.ts';
import { textToHtml } from '../../article/text.ts';
import type { Article, Feed, Problem } from '../../article/types.ts';
import type { Document } from './document.ts';
import { changed, type Entry, type Found, type LeadPicture, lost, type Note, refused, type Source } from './entry.ts';

export const isJsonFeed = ({ path, bytes }: Document, start: string): boolean =>
  (path !== undefined && /\.json[c5]?$/i.test(path)) || (start.startsWith('{') && 'value' in parseJson(bytes));

/** A JSON Feed, judged by the reader's own checker; its problems are told by their path. */
export function openJsonFeed({ name: origin, path = origin, bytes }: Document): Source[] {
  const parsed = parseJson(bytes);
  const refuse = (...reasons: string[]): Source[] => [
    { name: origin, found: [{ origin, articles: 0, notes: reasons.map(refused) }] },
  ];
  if (parsed.reason !== undefined) return refuse(parsed.reason);
  const { feed, problems } = checkBundle(parsed.value, addressOf(parsed.value));
  if (feed === undefined) return refuse(...problems.map(sentence));
  const title = feed.title === '' ? {} : { title: feed.title };
  return [
    { name: origin, ...title, found: [...ofTheFeed(origin, feed, problems), ...ofItems(origin, path, feed, problems)] },
  ];
}

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
function ofTheFeed(origin: string, feed: Feed, problems: readonly Problem[]): Found[] {
  const own = problems.filter((problem) => !/^items\[\d+\]/.test(problem.path));
  const more = feed.nextUrl === undefined ? [] : [changed(`goes on at ${feed.nextUrl}, which was not read`)];
  const notes = [...own.map(noteOf), ...more];
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

function ofItems(origin: string, path: string, feed: Feed, problems: readonly Problem[]): Found[] {
  const gone = new Set(leftOut(origin, problems).map((found) => ('origin' in found ? found.origin : '')));
  const indices = Array.from({ length: feed.items.length + gone.size }, (_, index) => index);
  const kept = indices.filter((index) => !gone.has(`${origin} items[${index}]`));
  return feed.items.map((item, position) => {
    const place = `items[${kept[position]}]`;
    const own = problems.filter((problem) => problem.path === place || problem.path.startsWith(`${place}.`));
    return { entry: entryOf(item, feed, path, `${origin} ${place}`), notes: own.map(noteOf) };
  });
}

function entryOf(item: Article, feed: Feed, file: string, origin: string): Entry {
  const { contentHtml, contentText, extra, datePublished, dateModified, image, bannerImage, url } = item;
  const address = [url, feed.homePageUrl, feed.feedUrl].find((one) => one !== undefined && isWeb(one));
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
