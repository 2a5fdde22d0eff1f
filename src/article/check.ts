import { FORMAT } from './edition.ts';
import { Fields, isObject, kindOf } from './fields.ts';
import { identify } from './identity.ts';
import type { Article, Attachment, Author, Extra, Feed, Picture, Problem, Related } from './types.ts';

export type Checked =
  | { readonly feed: Feed; readonly problems: readonly Problem[] }
  | { readonly feed?: undefined; readonly problems: readonly Problem[] };

/**
 * Judges an unknown JSON value as a JSON Feed (1.0, 1.1) with or without Carrel's additions: the feed, or all
 * problems at once. Drops only what the specification says to drop, and says so.
 *
 * @param address where the document came from; relative addresses and ids are resolved against it
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function checkBundle(input: unknown, address?: string): Checked {
  const problems: Problem[] = [];
  if (!isObject(input)) {
    return {
      problems: [
        { path: '', reason: `is ${kindOf(input)}, not a JSON Feed (an object was expected)`, effect: 'refused' },
      ],
    };
  }
  const fields = new Fields(input, '', problems, address);
  const items = fields.array('items') ?? fields.refuse('items', 'is missing: a feed needs a list of items');
  const format = fields.object('_carrel', (own) => own.count('format'));
  checkVersion(fields);
  if (format !== undefined && format > FORMAT) {
    fields.refuse('_carrel.format', `is ${format}, which needs a newer reader than this one (${FORMAT})`);
  }
  if (items === undefined || problems.some(isFatal)) return { problems };
  const feed = readFeed(fields, format);
  const source = feed.feedUrl ?? feed.homePageUrl ?? address ?? '';
  const seen = new Set<string>();
  const articles = fields.list('items', (item) => firstOnly(readArticle(item, feed, source), item, seen)) ?? [];
  return { feed: { ...feed, items: articles }, problems };
}

const isFatal = (problem: Problem) => problem.effect === 'refused';

function checkVersion(fields: Fields): void {
  const version = fields.text('version');
  if (version === undefined) {
    const foreign = ['rss', 'channel', 'data', 'posts'].some((name) => name in fields.value);
    if (foreign || !('items' in fields.value)) fields.refuse('version', 'is missing: this is no JSON Feed');
    else fields.problems.push({ path: 'version', reason: 'is missing, read as JSON Feed 1.1', effect: 'changed' });
  } else if (!/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\/1(?:\.[01])?\/?$/.test(version)) {
    fields.problems.push({
      path: 'version',
      reason: `is ${JSON.stringify(version)}, read as JSON Feed 1.1`,
      effect: 'changed',
    });
  }
}

function readFeed(fields: Fields, format: number | undefined): Feed {
  const title = fields.words('title');
  if (title === undefined) fields.problems.push({ path: 'title', reason: 'is missing', effect: 'changed' });
  return {
    title: title ?? '',
    ...fields.optional('homePageUrl', fields.address('home_page_url')),
    ...fields.optional('feedUrl', fields.address('feed_url')),
    ...fields.optional('description', fields.words('description')),
    ...fields.optional('nextUrl', fields.address('next_url')),
    ...fields.optional('icon', fields.picture('icon')),
    ...fields.optional('language', language(fields)),
    authors: readAuthors(fields),
    ...fields.optional('expired', fields.flag('expired')),
    ...fields.optional('format', format),
    items: [],
  };
}

function readArticle(fields: Fields, feed: Feed, source: string): Article | undefined {
  const id = fields.words('id')?.trim();
  if (id === undefined) return fields.drop('id', 'is missing: an item without an id is left out');
  const contentHtml = fields.text('content_html');
  const contentText = fields.text('content_text');
  if (contentHtml === undefined && contentText === undefined) {
    fields.problems.push({ path: fields.path, reason: 'has neither content_html nor content_text', effect: 'changed' });
  }
  const own = readAuthors(fields);
  return {
    id: identify(id, source),
    ...fields.optional('url', fields.address('url')),
    ...fields.optional('externalUrl', fields.address('external_url')),
    ...fields.optional('title', fields.words('title')),
    ...fields.optional('summary', fields.words('summary')),
    ...fields.optional('contentHtml', contentHtml),
    ...fields.optional('contentText', contentText),
    ...fields.optional('image', fields.picture('image')),
    ...fields.optional('bannerImage', fields.picture('banner_image')),
    ...fields.optional('datePublished', fields.date('date_published')),
    ...fields.optional('dateModified', fields.date('date_modified')),
    authors: own.length > 0 ? own : feed.authors,
    tags: fields.texts('tags'),
    ...fields.optional('language', language(fields) ?? feed.language),
    attachments: fields.list('attachments', readAttachment) ?? [],
    extra: fields.object('_carrel', readExtra) ?? {},
  };
}

/** `authors`, else the older `author`; JSON Feed 1.1 prefers the former where both stand. */
function readAuthors(fields: Fields): Author[] {
  const authors = fields.list('authors', readAuthor);
  if (authors !== undefined && authors.length > 0) return authors;
  const author = fields.value['author'];
  if (typeof author === 'string') return author.trim() === '' ? [] : [{ name: author }];
  const one = fields.object('author', readAuthor);
  return one === undefined ? [] : [one];
}

function readAuthor(fields: Fields): Author | undefined {
  const author = {
    ...fields.optional('name', fields.words('name')),
    ...fields.optional('url', fields.address('url')),
    ...fields.optional('avatar', fields.picture('avatar')),
  };
  return Object.keys(author).length === 0 ? undefined : author;
}

function readAttachment(fields: Fields): Attachment | undefined {
  const url = fields.address('url') ?? fields.drop('url', 'is missing: the attachment is left out');
  if (url === undefined) return undefined;
  return {
    url,
    mimeType: fields.words('mime_type') ?? 'application/octet-stream',
    ...fields.optional('title', fields.words('title')),
    ...fields.optional('sizeInBytes', fields.count('size_in_bytes')),
    ...fields.optional('durationInSeconds', fields.count('duration_in_seconds')),
  };
}

function language(fields: Fields): string | undefined {
  const tag = fields.words('language')?.trim().replaceAll('_', '-');
  if (tag === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return fields.drop('language', `is no language tag: ${JSON.stringify(tag)}`);
  }
}

function readExtra(fields: Fields): Extra {
  const dir = fields.text('dir');
  const minutes = fields.array('minutes')?.filter((entry): entry is number => typeof entry === 'number' && entry >= 0);
  const [quick, slow] = minutes ?? [];
  return {
    ...fields.optional('slug', fields.words('slug')),
    ...fields.optional('bundle', fields.address('bundle')),
    ...fields.optional('sha256', fields.hash('sha256')),
    ...fields.optional('words', fields.count('words')),
    ...fields.optional('bytes', fields.count('bytes')),
    ...(quick !== undefined && slow !== undefined ? { minutes: [quick, slow] as const } : {}),
    ...(dir === 'ltr' || dir === 'rtl' ? { dir } : {}),
    ...fields.optional('more', fields.list('more', readRelated)),
    ...fields.optional('picture', fields.object('picture', readPicture)),
  };
}

function readRelated(fields: Fields): Related | undefined {
  const id = fields.words('id');
  if (id === undefined) return undefined;
  return {
    id,
    reason: fields.words('reason') ?? '',
    ...fields.optional('slug', fields.words('slug')),
    ...fields.optional('title', fields.words('title')),
  };
}

function readPicture(fields: Fields): Picture {
  return {
    ...fields.optional('width', fields.count('width')),
    ...fields.optional('height', fields.count('height')),
    ...fields.optional('alt', fields.text('alt')),
    ...fields.optional('caption', fields.words('caption')),
    ...fields.optional('small', fields.picture('small')),
  };
}

/** An id names one article: of several with the same id the first is kept. */
function firstOnly(article: Article | undefined, fields: Fields, seen: Set<string>): Article | undefined {
  if (article === undefined) return undefined;
  if (seen.has(article.id)) return fields.drop('id', `stands twice: ${article.id}`);
  seen.add(article.id);
  return article;
}
