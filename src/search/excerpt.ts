import type { Range } from './question.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Whether a word is one that was looked for: it, its beginning, or one that stands for it. */
export type Wanted = (terms: readonly string[]) => string | undefined;

export function wantedBy(terms: readonly string[], near: readonly string[]): Wanted {
  return (forms) =>
    terms.find((term) => forms.some((form) => form.startsWith(term))) ?? near.find((term) => forms.includes(term));
}

/** The words that were looked for, where they stand in a text. */
export function rangesIn(text: string, wanted: Wanted): Range[] {
  return joinTouching(hitsIn(tokensOf(text), wanted).map(rangeOf));
}

type Found = { readonly token: Token; readonly term: string };

function hitsIn(tokens: readonly Token[], wanted: Wanted): Found[] {
  return tokens.flatMap((token) => {
    const term = wanted(token.terms);
    return term === undefined ? [] : [{ token, term }];
  });
}

/** Of a pair, only what was asked for. */
const rangeOf = ({ token: { start, end, isPair }, term }: Found): Range => [
  start,
  isPair ? Math.min(end, start + term.length) : end,
];

/** Pieces of one word in a language without spaces are one to the eye. */
function joinTouching(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const [start, end] of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(end, last[1])];
    else joined.push([start, end]);
  }
  return joined;
}

/** Characters of a text that are shown, and those of them that may stand before the first word found. */
const LENGTH = 220;
const BEFORE = 60;

/** The place in a text where most of the words stand, with the words marked; undefined where none does. */
export function excerptOf(text: string, wanted: Wanted): { text: string; found: Range[] } | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  const tokens = tokensOf(line);
  const hits = hitsIn(tokens, wanted);
  let best: (typeof hits)[number] | undefined;
  let most = 0;
  for (const [n, hit] of hits.entries()) {
    const terms = new Set<string>();
    for (let m = n; (hits[m]?.token.end ?? Infinity) <= hit.token.start + LENGTH - BEFORE; m += 1)
      terms.add(hits[m]?.term ?? '');
    if (terms.size <= most) continue;
    [best, most] = [hit, terms.size];
  }
  if (best === undefined) return undefined;
  const [start, end] = cutAround(best.token, tokens, line.length);
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  const inside = hits.filter(({ token }) => token.start >= start && token.end <= end).map(rangeOf);
  return {
    text: before + line.slice(start, end) + (end < line.length ? '…' : ''),
    found: joinTouching(inside).map(([from, to]) => [from + shift, to + shift]),
  };
}

/** Cuts between words. */
function cutAround(hit: Token, tokens: readonly Token[], length: number): Range {
  const first = tokens.find(({ start }) => start >= hit.start - BEFORE) ?? hit;
  const start = first.start <= BEFORE / 2 ? 0 : first.start;
  if (start + LENGTH >= length) return [start, length];
  const last = tokens.findLast(({ end }) => end <= start + LENGTH);
  return [start, Math.max(last?.end ?? 0, hit.end)];
}
