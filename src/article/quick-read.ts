import { absolute, isWeb } from './address.ts';
import { INLINE_PICTURE, LINK_SCHEMES } from './allow-list.ts';
import { FORMAT } from './edition.ts';
import { isObject } from './fields.ts';
import { identify } from './identity.ts';
import type { Article, Feed } from './types.ts';

/** The first article of a bundle, and where the feed says that it comes from. */
export type QuickRead = { readonly article: Article; readonly source: string | undefined };

/** Reads one value; throws where it is not exactly as the specification wants it. */
type Read = (value: unknown, base: string) => unknown;

/**
 * The first article of a bundle in which all is as it should be, such as publishing writes it: the very one that
 * `checkBundle` finds there, by a fifth of its code, without the picture for lists. Undefined wherever there is a doubt: then `checkBundle` judges.
 */
export function quickRead(input: unknown, address: string): QuickRead | undefined {
  try {
    const feed = FEED(input, address) as Feed;
    const source = feed.feedUrl ?? feed.homePageUrl;
    const item = ITEM(feed.items[0], address) as Partial<Article> & Pick<Article, 'id'>;
    const { id, authors = [], tags = [], attachments = [], extra = {}, language = feed.language } = item;
    const article = {
      ...item,
      id: identify(id.trim(), source ?? address),
      authors: authors[0] ? authors : (feed.authors ?? []),
      tags,
      attachments,
      extra,
      ...(language && { language }),
    };
    return { article, source };
  } catch {
    return undefined;
  }
}

function sure(holds: unknown): asserts holds {
  if (!holds) throw new Error();
}

const never = () => sure(false);

function text(value: unknown): string | undefined {
  sure(typeof value === 'string' && value.isWellFormed());
  return value || undefined;
}

const words = (value: unknown) => (text(value)?.trim() ? text(value) : undefined);

const addressBy =
  (allowed: (href: string) => boolean): Read =>
  (value, base) => {
    const given = words(value);
    const href = given && absolute(given, base);
    sure(!given || (href && allowed(href)));
    return href;
  };

const link = addressBy((href) => LINK_SCHEMES.some((scheme) => href.startsWith(scheme)));
const picture = addressBy((href) => isWeb(href) || INLINE_PICTURE.test(href));

const count: Read = (value) => {
  sure(Number.isSafeInteger(value) && (value as number) >= 0);
  return value;
};

const date: Read = (value) => {
  const given = words(value)?.trim();
  sure(!given || (/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(given) && Date.parse(given)));
  return given;
};

const language: Read = (value) => {
  const tag = words(value)?.trim().replaceAll('_', '-');
  return tag && Intl.getCanonicalLocales(tag)[0];
};

const listOf =
  (one: Read): Read =>
  (value, base) => {
    sure(Array.isArray(value));
    return value.map((entry) => {
      const found = one(entry, base);
      sure(found !== undefined);
      return found;
    });
  };

/** An object's fields, by the names they have here: `date_published` is `datePublished`. */
const objectOf =
  (shape: Readonly<Record<string, Read>>, isWhole: (found: Record<string, unknown>) => unknown = () => true): Read =>
  (value, base) => {
    sure(isObject(value));
    const found: Record<string, unknown> = {};
    for (const [name, one] of Object.entries(shape)) {
      const given = value[name] ?? undefined;
      const read = given === undefined ? given : one(given, base);
      if (read !== undefined)
        found[name.replace('_carrel', 'extra').replace(/_(.)/g, (_, letter) => letter.toUpperCase())] = read;
    }
    sure(isWhole(found));
    return found;
  };

const authors = listOf(objectOf({ name: words, url: link, avatar: picture }, (author) => Object.keys(author)[0]));

const FEED = objectOf(
  {
    version: text,
    items: (value) => (Array.isArray(value) ? value : never()),
    home_page_url: link,
    feed_url: link,
    language,
    authors,
    author: never,
    _carrel: objectOf({ format: (value) => sure((count(value, '') as number) <= FORMAT) }),
  },
  (feed) => feed['version'],
);

const ITEM = objectOf({
  id: words,
  url: link,
  external_url: link,
  title: words,
  summary: words,
  content_html: text,
  content_text: text,
  image: picture,
  banner_image: picture,
  date_published: date,
  date_modified: date,
  authors,
  author: never,
  tags: listOf(words),
  language,
  attachments: listOf(
    objectOf(
      { url: link, mime_type: words, title: words, size_in_bytes: count, duration_in_seconds: count },
      ({ url, mimeType }) => url && mimeType,
    ),
  ),
  _carrel: objectOf({
    slug: words,
    bundle: link,
    sha256: (value) => (/^[0-9a-f]{64}$/.test(text(value) ?? '') ? value : never()),
    words: count,
    minutes: (value, base) => (listOf(count)(value, base), (value as unknown[]).length === 2 ? value : never()),
    dir: (value) => (/^(ltr|rtl)$/.test(text(value) ?? '') ? value : undefined),
    more: never,
    picture: objectOf({ width: count, height: count, alt: text, caption: words }),
  }),
});
