import { tokensOf } from './tokens.ts';

/** The parts of an article in which words are looked for. */
export type Parts = {
  readonly title: string;
  readonly summary: string;
  readonly tags: string;
  readonly authors: string;
  readonly text: string;
};

type Part = keyof Parts;

/** What a word is worth in a part, and the number of words that the part usually has. */
const WORTH: Readonly<Record<Part, readonly [worth: number, usual: number]>> = {
  title: [6, 8],
  tags: [3, 3],
  summary: [2.5, 25],
  authors: [2.5, 3],
  text: [1, 700],
};
const NAMES = Object.keys(WORTH) as Part[];

/** How much of the difference in length counts, and where more of the same word says little more. */
const LENGTH = 0.6;
const ENOUGH = 1.5;

/**
 * What each word says about an article, from 0 to 1: BM25F with fixed lengths, so that a new article changes nothing of
 * the others.
 *
 * @see Zaragoza et al. (2004), Microsoft Cambridge at TREC-13
 */
export function weightsOf(parts: Parts): Map<string, number> {
  const weights = new Map<string, number>();
  for (const name of NAMES) {
    const [worth, usual] = WORTH[name];
    const tokens = tokensOf(parts[name]);
    const each = worth / (1 - LENGTH + (LENGTH * tokens.length) / usual);
    for (const { terms } of tokens) for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + each);
  }
  for (const [term, weight] of weights) weights.set(term, weight / (weight + ENOUGH));
  return weights;
}
