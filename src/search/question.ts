import type { Article } from '../article/types.ts';

/** What a reader looks for. */
export type Question = {
  readonly query: string;
  readonly topic?: string;
  /** Four digits. */
  readonly year?: string;
  /** How many of the articles are wanted. */
  readonly most: number;
};

/** A part of a text, in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

export type Hit = {
  /** A header, or the kept article's: without its text. */
  readonly article: Article;
  readonly title: readonly Range[];
  /** The summary, or the place in the text where the words stand. */
  readonly text: string;
  readonly found: readonly Range[];
};

export type Facet = { readonly value: string; readonly count: number };

/** How far the headers of the edition and the texts on the device have been looked through. */
export type Progress = {
  readonly headers: number;
  readonly allHeaders: number;
  readonly texts: number;
  readonly allTexts: number;
  /** `partly`: some of the headers could not be had. */
  readonly state: 'reading' | 'whole' | 'partly';
};

export type Answer = {
  readonly total: number;
  readonly hits: readonly Hit[];
  /** Words of the articles that stand for one that is nowhere. */
  readonly near: readonly string[];
  /** Each as if it were not chosen yet, the other one is. */
  readonly topics: readonly Facet[];
  readonly years: readonly Facet[];
  readonly progress: Progress;
};
