import type { Article } from '../article/types.ts';

/** What this device knows about an article. */
export type Marks = {
  readonly read?: boolean;
  /** Its text is another than the one that was read. */
  readonly changed?: boolean;
  readonly saved?: boolean;
  readonly draft?: boolean;
  /** A comment on it waits to be sent. */
  readonly waiting?: boolean;
  /** A comment on it came back. */
  readonly refused?: boolean;
  readonly kept?: boolean;
};

/** An article as a list shows it: its header, where it is read, and its marks. */
export type Entry = { readonly article: Article; readonly href: string; readonly marks?: Marks };

/** The address of a topic's list; absent where there are no such lists. */
export type TopicHref = (tag: string) => string;

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;
