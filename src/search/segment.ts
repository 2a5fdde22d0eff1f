/**
 * Words and where they stand, for some documents: what a search reads, in a shape that is kept and brought back as it
 * is. 10,000 texts take 12 MB; MiniSearch takes 34 MB of JSON and more than a gigabyte of memory for the same.
 */
export type Segment = {
  /** Sorted by code units. */
  readonly terms: readonly string[];
  /** Where each term's postings begin, and the end of the last. */
  readonly starts: Uint32Array;
  /** A document's number in the upper 24 bits, how much the term says of it in the lower 8; by number. */
  readonly postings: Uint32Array;
};

export const documentIn = (posting: number) => posting >>> 8;
/** From 0 to 1. */
export const weightIn = (posting: number) => (posting & 255) / 255;

export const EMPTY: Segment = { terms: [], starts: new Uint32Array(1), postings: new Uint32Array() };

/** Collects the words of documents; their numbers have to rise. */
export type Gathering = {
  /** @param weights of each of its words, from 0 to 1 */
  add(document: number, weights: ReadonlyMap<string, number>): void;
  readonly documents: number;
  /** All that was added since the last time. */
  take(): Segment;
};

export function createGathering(): Gathering {
  let lists = new Map<string, number[]>();
  let documents = 0;
  return {
    add(document, weights) {
      documents += 1;
      for (const [term, weight] of weights) {
        const posting = ((document << 8) | Math.max(1, Math.round(weight * 255))) >>> 0;
        const list = lists.get(term);
        if (list === undefined) lists.set(term, [posting]);
        else list.push(posting);
      }
    },
    get documents() {
      return documents;
    },
    take() {
      const gathered = lists;
      lists = new Map();
      documents = 0;
      return segmentOf(gathered);
    },
  };
}

function segmentOf(lists: ReadonlyMap<string, readonly number[]>): Segment {
  const terms = [...lists.keys()].toSorted();
  const starts = new Uint32Array(terms.length + 1);
  let end = 0;
  for (const [n, term] of terms.entries()) starts[n + 1] = end += lists.get(term)?.length ?? 0;
  const postings = new Uint32Array(end);
  for (const [n, term] of terms.entries()) postings.set(lists.get(term) ?? [], starts[n]);
  return { terms, starts, postings };
}

/** Adds a segment behind others, and joins those of about one size, so that there are never many. */
export function withSegment(segments: readonly Segment[], added: Segment): Segment[] {
  const all = [...segments];
  let last = added;
  for (let before = all.at(-1); before && sizeOf(before) < 2 * sizeOf(last); before = all.at(-1)) {
    last = joined(before, last);
    all.pop();
  }
  return sizeOf(last) === 0 ? all : [...all, last];
}

const sizeOf = ({ postings }: Segment) => postings.length;

/** Two segments as one; documents of `b` are all younger than those of `a`. */
function joined(a: Segment, b: Segment): Segment {
  const terms: string[] = [];
  const starts = new Uint32Array(a.terms.length + b.terms.length + 1);
  const postings = new Uint32Array(a.postings.length + b.postings.length);
  let end = 0;
  const copy = (segment: Segment, n: number) => {
    const some = segment.postings.subarray(segment.starts[n], segment.starts[n + 1]);
    postings.set(some, end);
    end += some.length;
  };
  for (let i = 0, j = 0; i < a.terms.length || j < b.terms.length; ) {
    const [one, other] = [a.terms[i], b.terms[j]];
    const term = one === undefined || (other !== undefined && other < one) ? other : one;
    if (term === undefined) break;
    if (one === term) copy(a, i++);
    if (other === term) copy(b, j++);
    starts[terms.push(term)] = end;
  }
  return { terms, starts: starts.slice(0, terms.length + 1), postings };
}

/** The same without some of its documents. */
export function withoutDocuments({ terms, starts, postings }: Segment, gone: (document: number) => boolean): Segment {
  const left: string[] = [];
  const ends = [0];
  const kept = new Uint32Array(postings.length);
  let end = 0;
  for (const [n, term] of terms.entries()) {
    const before = end;
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at += 1) {
      const posting = postings[at] ?? 0;
      if (!gone(documentIn(posting))) kept[end++] = posting;
    }
    if (end > before) ends[left.push(term)] = end;
  }
  return { terms: left, starts: Uint32Array.from(ends), postings: kept.slice(0, end) };
}

/** The place of the first term that is not smaller. */
export function placeOf(terms: readonly string[], term: string): number {
  let low = 0;
  for (let high = terms.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
