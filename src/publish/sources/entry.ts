import type { Attachment, Author } from '../../article/types.ts';

/** How addresses in an article are meant: from its file on disk, or from its address on the web. */
export type Home =
  | {
      readonly kind: 'file';
      /** Absolute path of the file that holds the article. */
      readonly file: string;
      /** Absolute path of the SOURCE folder: `/x.png` is looked for from here. */
      readonly root: string;
    }
  | { readonly kind: 'web'; readonly address: string };

export type LeadPicture = { readonly address: string; readonly alt?: string; readonly caption?: string };

/** One article as a source gives it. Its HTML is unsafe and its addresses are as they stood. */
export type Entry = {
  /** Where a publisher finds it: a path, or a path and an item. For the report. */
  readonly origin: string;
  readonly home: Home;
  /** An absolute URI. */
  readonly id: string;
  readonly slug?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly html: string;
  /** RFC 3339. */
  readonly published?: string;
  readonly modified?: string;
  /** A date before which it must not appear, where that is another than `published`. */
  readonly notBefore?: string;
  readonly draft: boolean;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  readonly language?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly picture?: LeadPicture;
  /** The article's address elsewhere, where it was first published. */
  readonly original?: string;
  readonly attachments: readonly Attachment[];
};

/**
 * What happened to content on its way. `changed`: the same words in another form. `lost`: something a reader of the
 * source would have had. `refused`: the whole article or source.
 */
export type Effect = 'changed' | 'lost' | 'refused';

export type Note = { readonly effect: Effect; readonly text: string };

/**
 * One that is not published, which is no loss. `why` is `draft`, `future`, or what it is in a few words for many of a
 * kind, such as `menu item`.
 */
export type LeftOut = { readonly origin: string; readonly why: string; readonly until?: string };

/** What a source finds, one by one: an article with notes about it, one left out, or the notes on one that was refused. */
export type Found =
  | { readonly entry: Entry; readonly left?: undefined; readonly notes: readonly Note[] }
  | { readonly entry?: undefined; readonly left: LeftOut }
  | {
      readonly entry?: undefined;
      readonly left?: undefined;
      readonly origin: string;
      readonly notes: readonly Note[];
      readonly articles: number;
    };

/** One SOURCE of the command line, opened: `read` gives its articles in a fixed order. */
export type Source = {
  readonly name: string;
  /** What the source calls itself, as a title for the edition. */
  readonly title?: string;
  /** It could not be read to its end, so that an edition made without it would hold less than is there. */
  readonly failed?: true;
  readonly found: readonly Found[];
};

export const changed = (text: string): Note => ({ effect: 'changed', text });
export const lost = (text: string): Note => ({ effect: 'lost', text });
export const refused = (text: string): Note => ({ effect: 'refused', text });

/** A shortcode of a theme or plugin. */
export const unknownShortcode = (name: string): Note =>
  lost(`the shortcode "${name}" is not known here: it was left out, and any text in it kept`);
