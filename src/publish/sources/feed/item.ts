/** Text with what is said about it. `type` as in Atom; absent where the feed says nothing. */
export type Text = {
  readonly value: string;
  readonly type?: string | undefined;
  readonly base?: string | undefined;
  readonly language?: string | undefined;
};

/** A file that comes with an article. Its address is as written; sizes in bytes, lengths in seconds. */
export type Enclosure = {
  readonly url: string;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly bytes?: number | undefined;
  readonly seconds?: number | undefined;
};

export type FeedPicture = {
  readonly url: string;
  readonly width?: number | undefined;
  readonly words?: string | undefined;
};

export type Person = {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
};

/** An item of any XML feed, as it stands there: nothing is resolved, cleaned or judged. The first of a list is best. */
export type Item = {
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly title: Text | undefined;
  readonly texts: readonly Text[];
  /** A few words about the article, where `texts` holds the whole. */
  readonly summary: Text | undefined;
  readonly published: readonly string[];
  readonly modified: readonly string[];
  readonly authors: readonly Person[];
  readonly tags: readonly string[];
  readonly language: string | undefined;
  readonly base: string | undefined;
  readonly enclosures: readonly Enclosure[];
  readonly pictures: readonly FeedPicture[];
};

export type Channel = {
  readonly title: Text | undefined;
  readonly link: string | undefined;
  /** Where the feed says that it lies. */
  readonly self: string | undefined;
  /** Where it goes on (RFC 5005). */
  readonly next: string | undefined;
  readonly base: string | undefined;
  readonly language: string | undefined;
  readonly authors: readonly Person[];
  readonly items: readonly Item[];
};

/** What stands there, of many things that may stand there. */
export const present = <T>(...values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);
