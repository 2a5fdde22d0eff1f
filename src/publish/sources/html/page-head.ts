import { absolute, isWeb } from '../../../article/address.ts';
import type { Author } from '../../../article/types.ts';
import { readDate } from '../dates.ts';
import { changed, type LeadPicture, type Note } from '../entry.ts';
import { readDateLine } from '../text-page/date-line.ts';
import { readLinkedData } from './linked-data.ts';
import { attributeOf, type PageTree, wordsIn } from './page-tree.ts';

/** What a page says about its article outside the article's text. */
export type PageHead = {
  readonly headline?: string;
  readonly summary?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  readonly picture?: LeadPicture;
  readonly language?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly original?: string;
  readonly siteName?: string;
  readonly notes: readonly Note[];
};

/** Reads `<meta>`, JSON-LD, `<link rel=canonical>` and `<time>`. @param zone of dates that name none */
export function readPageHead(page: PageTree, zone: string): PageHead {
  const meta = readMeta(page);
  const data = readLinkedData(page);
  const first = (...names: readonly string[]) => names.map((name) => meta.get(name)?.[0]).find((one) => one);
  const published = firstDate(
    zone,
    first('article:published_time', 'og:article:published_time'),
    data.published,
    first(
      'datepublished',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'dcterms.date',
      'pubdate',
      'publish-date',
      'publishdate',
      'parsely-pub-date',
      'sailthru.date',
      'citation_publication_date',
    ),
    ...timesIn(page),
  );
  const modified = firstDate(
    zone,
    first('article:modified_time', 'og:updated_time'),
    data.modified,
    first('last-modified', 'dcterms.modified', 'datemodified'),
  );
  const canonical = [attributeOf(page.querySelector('link[rel~="canonical"]'), 'href'), first('og:url')].find(
    (one) => one !== undefined && isWeb(one),
  );
  const { language, notes } = languageOf(page, data.language ?? first('content-language', 'og:locale'));
  const dir = attributeOf(page.documentElement, 'dir') ?? attributeOf(page.body, 'dir');
  const picture =
    first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ?? data.picture;
  return {
    ...optional(
      'headline',
      data.headline ?? first('og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'citation_title'),
    ),
    ...optional(
      'summary',
      first('description', 'og:description', 'twitter:description', 'dc.description') ?? data.description,
    ),
    ...optional('published', published),
    ...optional('modified', modified),
    authors: data.authors.length > 0 ? data.authors : authorsIn(meta),
    tags: tagsOf([
      ...(meta.get('article:tag') ?? []),
      ...(meta.get('keywords') ?? []).flatMap((line) => line.split(/[,،、;]/)),
      ...data.tags,
    ]),
    ...(picture === undefined
      ? {}
      : { picture: { address: picture, ...optional('alt', first('og:image:alt', 'twitter:image:alt')) } }),
    ...optional('language', language),
    ...(dir === 'rtl' || dir === 'ltr' ? { dir } : {}),
    ...optional('original', canonical === undefined ? undefined : absolute(canonical)),
    ...optional('siteName', first('og:site_name', 'application-name')),
    notes,
  };
}

function optional<K extends string, T>(name: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: T });
}

type Meta = ReadonlyMap<string, readonly string[]>;

/** Contents by `name`, `property`, `itemprop` or `http-equiv`, in lower case. */
function readMeta(page: PageTree): Meta {
  const found = new Map<string, string[]>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const content = attributeOf(element, 'content')?.replace(/\s+/g, ' ');
    if (content === undefined) continue;
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = attributeOf(element, attribute)?.toLowerCase();
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), content]);
    }
  }
  return found;
}

function firstDate(zone: string, ...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const date = text === undefined ? undefined : (readDate(text, zone) ?? readDateLine(text, zone)?.date);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** The times that a page marks, those that say "published" first; not those of comments and of other articles. */
function* timesIn(page: PageTree): Generator<string | undefined> {
  const marked = [
    'time[pubdate]',
    '[itemprop="datePublished"]',
    'time.published, time.entry-date',
    'article time, main time, header time',
    '.entry-date, .post-date, .published, .article-date, .byline time, time',
  ];
  for (const selector of marked) {
    const element = page.querySelector(selector);
    if (element === null) continue;
    yield attributeOf(element, 'datetime') ?? attributeOf(element, 'content');
    yield wordsIn(element);
  }
}

function authorsIn(meta: Meta): Author[] {
  const names = [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'citation_author',
    'parsely-author',
    'byl',
    'sailthru.author',
  ];
  const found = names.map((name) => meta.get(name) ?? []).find((list) => list.some((name) => !isWeb(name)));
  return (found ?? []).filter((name) => !isWeb(name)).map((name) => ({ name: withoutBy(name) }));
}

/** `By Jane Doe` -> `Jane Doe`. */
export const withoutBy = (name: string) => name.replace(/^\s*(?:written by|by|von|par|por)\s+(?=\p{Lu})/iu, '').trim();

function tagsOf(tags: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const tag of tags.map((one) => one.normalize('NFC').replace(/\s+/g, ' ').trim())) {
    if (tag !== '' && tag.length <= 60 && !found.has(tag.toLowerCase())) found.set(tag.toLowerCase(), tag);
  }
  return [...found.values()];
}

function languageOf(page: PageTree, otherwise: string | undefined): { language?: string; notes: Note[] } {
  const root = page.documentElement;
  const tag =
    attributeOf(root, 'lang') ??
    attributeOf(root, 'xml:lang') ??
    attributeOf(page.body, 'lang') ??
    otherwise?.split(',')[0]?.trim();
  if (tag === undefined || /^(?:x-default|und|zxx)$/i.test(tag)) return { notes: [] };
  try {
    return { ...optional('language', Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]), notes: [] };
  } catch {
    return { notes: [changed(`"${tag}" is no language tag (such as "en" or "pt-BR"): left out`)] };
  }
}
