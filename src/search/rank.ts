import { errorsBetween, errorsIn } from './near.ts';
import { documentIn, placeOf, type Segment, weightIn } from './segment.ts';

/** Documents with all the words, best first. */
export type Ranked = {
  readonly documents: readonly number[];
  /** Words of the articles that stand for one that was mistyped. */
  readonly near: readonly string[];
};

/** Words that may stand for a mistyped one. */
const MOST_NEAR = 40;

/**
 * @param size one more than the highest number of a document
 * @param lives whether a document is still there
 * @param terms as `queryTerms` gives them; beginnings of words count, too
 * @param before which of two comes first where the words say the same of both
 */
export function rank(
  segments: readonly Segment[],
  size: number,
  lives: (document: number) => boolean,
  terms: readonly string[],
  before: (a: number, b: number) => number,
): Ranked {
  const near: string[] = [];
  const total = new Float32Array(size);
  let left: readonly number[] | undefined;
  for (const term of terms) {
    const scores = new Float32Array(size);
    for (const segment of segments) addBeginnings(segment, term, scores);
    let found = documentsIn(scores, lives);
    if (found.length === 0) {
      near.push(...addNear(segments, term, scores));
      found = documentsIn(scores, lives);
    }
    const rare = Math.log(1 + size / Math.max(1, found.length));
    for (const document of found) total[document] = at(total, document) + rare * at(scores, document);
    left = left === undefined ? found : left.filter((document) => at(scores, document) > 0);
  }
  return { documents: (left ?? []).toSorted((a, b) => at(total, b) - at(total, a) || before(a, b)), near };
}

const at = (numbers: ArrayLike<number>, n: number) => numbers[n] ?? 0;

function documentsIn(scores: Float32Array, lives: (document: number) => boolean): number[] {
  const found: number[] = [];
  for (let document = 0; document < scores.length; document += 1)
    if (at(scores, document) > 0 && lives(document)) found.push(document);
  return found;
}

/** A whole word counts for all it says, the beginning of a long one for less. */
function addBeginnings(segment: Segment, term: string, scores: Float32Array): void {
  const { terms } = segment;
  for (let n = placeOf(terms, term), found = terms[n]; found?.startsWith(term); found = terms[++n])
    addPostings(segment, n, found === term ? 1 : 0.2 + (0.5 * term.length) / found.length, scores);
}

function addPostings({ starts, postings }: Segment, n: number, share: number, scores: Float32Array): void {
  for (let place = at(starts, n), end = at(starts, n + 1); place < end; place += 1) {
    const posting = at(postings, place);
    const document = documentIn(posting);
    scores[document] = Math.max(at(scores, document), weightIn(posting) * share);
  }
}

/** Where a word is nowhere, those that differ from it by the fewest typing errors stand for it. */
function addNear(segments: readonly Segment[], term: string, scores: Float32Array): string[] {
  const most = errorsIn(term);
  const found = most === 0 ? [] : segments.flatMap((segment) => nearIn(segment, term, most));
  const least = Math.min(...found.map(({ errors }) => errors));
  const best = found
    .filter(({ errors }) => errors === least)
    .toSorted((a, b) => a.extra - b.extra)
    .slice(0, MOST_NEAR);
  for (const { segment, n, errors, extra } of best) addPostings(segment, n, 0.5 / (errors + extra / 8), scores);
  return [...new Set(best.map(({ segment, n }) => segment.terms[n] ?? ''))];
}

type Near = { readonly segment: Segment; readonly n: number; readonly errors: number; readonly extra: number };

function nearIn(segment: Segment, term: string, most: number): Near[] {
  const near: Near[] = [];
  for (const [n, other] of segment.terms.entries()) {
    const errors = errorsBetween(term, other, most);
    if (errors <= most) near.push({ segment, n, errors, extra: Math.abs(other.length - term.length) });
  }
  return near;
}
