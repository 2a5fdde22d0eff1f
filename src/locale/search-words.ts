import { language } from './article-words.ts';
import { count } from './words.ts';

const number = new Intl.NumberFormat(language);
const list = new Intl.ListFormat(language, { type: 'disjunction' });

/** The words of the search page, which comes late. */
export const searchWords = {
  heading: 'Search',
  label: 'Words to look for',
  go: 'Search',
  hint: 'Titles and summaries of all articles, and the texts of those on this device.',
  searching: 'Searching…',
  found: (n: number, query: string) => `${count(n, 'article')} for “${query}”`,
  near: (query: string, words: readonly string[]) =>
    `Nothing has “${query}” as it is written. These have ${list.format(words.map((word) => `“${word}”`))}.`,
  nothing: (query: string) => `Nothing found for “${query}”.`,
  nothingYet: (query: string) => `Nothing found for “${query}” so far.`,
  nothingHint: 'Fewer or shorter words find more.',
  /** While older headlines are still on their way. */
  reading: (done: number, all: number) => `${number.format(done)} of ${count(all, 'article')} looked through…`,
  readingTexts: (done: number, all: number) => `${number.format(done)} of ${count(all, 'text')} on this device read…`,
  partly: (done: number, all: number) =>
    `Only ${number.format(done)} of ${count(all, 'article')} could be looked through: the others are not on this device, and the network cannot be reached.`,
  /** The results were held, because the reader was among them. */
  stale: 'More has been looked through since.',
  renew: 'Show what it brings',
  narrow: 'Narrow it down',
  topics: 'Topics',
  years: 'Years',
  /** How many articles a topic or year has, for who does not see the list. */
  withCount: (what: string, n: number) => `${what}, ${count(n, 'article')}`,
  more: 'More results',
} as const;
