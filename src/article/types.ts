/** What an article is, for all four programs. Addresses in here are absolute; HTML in here is as it came and unsafe. */

export type Author = { readonly name?: string; readonly url?: string; readonly avatar?: string };

export type Attachment = {
  readonly url: string;
  readonly mimeType: string;
  readonly title?: string;
  readonly sizeInBytes?: number;
  readonly durationInSeconds?: number;
};

export type Direction = 'ltr' | 'rtl';

/** Another article worth reading after this one, and why, in words for the reader. */
export type Related = {
  readonly id: string;
  readonly reason: string;
  /** Enough to offer it where its header is not at hand. */
  readonly slug?: string;
  readonly title?: string;
};

/** The lead picture's size in CSS pixels and the words that go with it. */
export type Picture = {
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
  readonly caption?: string;
  /** Address of its smallest size, for rows of lists. */
  readonly small?: string;
};

/** What Carrel's own editions add to an item (`_carrel`). A foreign feed has none of it. */
export type Extra = {
  readonly slug?: string;
  /** Address of the article's bundle. */
  readonly bundle?: string;
  /** SHA-256, 64 hex digits, over the item's RFC 8785 JSON without `_carrel`. */
  readonly sha256?: string;
  readonly words?: number;
  /** Of the bundle and the pictures in it: what keeping it costs. */
  readonly bytes?: number;
  /** Reading time in minutes for a quick and a slow reader. */
  readonly minutes?: readonly [quick: number, slow: number];
  readonly dir?: Direction;
  readonly more?: readonly Related[];
  readonly picture?: Picture;
};

export type Article = {
  readonly id: string;
  readonly url?: string;
  readonly externalUrl?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly contentHtml?: string;
  readonly contentText?: string;
  readonly image?: string;
  readonly bannerImage?: string;
  /** RFC 3339 with its own offset. */
  readonly datePublished?: string;
  readonly dateModified?: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  /** BCP 47. */
  readonly language?: string;
  readonly attachments: readonly Attachment[];
  readonly extra: Extra;
};

export type Feed = {
  readonly title: string;
  readonly homePageUrl?: string;
  readonly feedUrl?: string;
  readonly description?: string;
  readonly nextUrl?: string;
  readonly icon?: string;
  readonly language?: string;
  readonly authors: readonly Author[];
  readonly expired?: boolean;
  /** `_carrel.format`; absent on a foreign feed. */
  readonly format?: number;
  readonly items: readonly Article[];
};

/** Where comments are posted to (`comments` of `carrel.json`). */
export type CommentPlace = {
  readonly kind: 'wordpress' | 'json';
  readonly url: string;
  readonly requireEmail: boolean;
};

type FileRef = { readonly url: string; readonly sha256: string; readonly count: number };
/** `oldest`: when the oldest article of the page was published; absent where that one has no date. */
export type PageRef = FileRef & { readonly oldest?: string };
export type PackRef = FileRef & { readonly bytes: number };
/** `bytes`: of its articles with their pictures. */
export type Topic = { readonly tag: string; readonly count: number; readonly bytes?: number };

/** `edition.json`: the root from which all else hangs by hash. Feed pages stand newest first. */
export type Edition = {
  readonly format: number;
  readonly title: string;
  readonly description?: string;
  readonly language?: string;
  readonly contact?: string;
  readonly articles: number;
  /** Of all articles with their pictures. */
  readonly bytes?: number;
  readonly feed: readonly PageRef[];
  readonly packs: readonly PackRef[];
  readonly topics: readonly Topic[];
  readonly comments?: CommentPlace;
};

/** Something wrong in a document. `path` is like `items[3].id`, empty for the whole document. */
export type Problem = {
  readonly path: string;
  readonly reason: string;
  readonly effect: 'refused' | 'dropped' | 'changed';
};

declare const safe: unique symbol;
/** HTML cut to the allow-list. Made only by the two sanitizers. */
export type SafeHtml = string & { readonly [safe]: true };
