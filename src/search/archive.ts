import type { Article } from '../article/types.ts';
import { asPlain, isText } from '../store/plain.ts';
import { headlineOf } from '../ui/headline.ts';
import { headerOf } from './header.ts';
import { plainText } from './plain-text.ts';
import type { Facet, Question } from './question.ts';
import { type Ranked, rank } from './rank.ts';
import { createGathering, type Segment, withoutDocuments, withSegment } from './segment.ts';
import { knowsWords, queryTerms } from './tokens.ts';
import { weightsOf } from './weights.ts';

/** An article that can be found. */
export type Paper = {
  readonly id: string;
  /** SHA-256 of its item; empty where nobody said. */
  readonly sha256: string;
  /** SHA-256 of the feed page with its header; empty where it is on the device alone. */
  readonly page: string;
  /** Its text is looked through, too. */
  readonly whole: boolean;
  /** As `headerOf` makes it. */
  readonly header: unknown;
};

/** What is kept of an archive between visits; foreign, when it comes back. */
export type Snapshot = {
  readonly format: number;
  readonly segments: readonly Segment[];
  readonly papers: readonly (Paper | undefined)[];
};

export type Found = Ranked & {
  readonly terms: readonly string[];
  readonly topics: readonly Facet[];
  readonly years: readonly Facet[];
};

export type Archive = ReturnType<typeof createArchive>;

/** To be raised with every change of what words are made into; browsers that know fewer words have another. */
const FORMAT = knowsWords ? 2 : 1;

/** All that can be found: headers, and texts where they are at hand. An id stands for one article. */
export function createArchive(snapshot?: unknown) {
  const kept = checkSnapshot(snapshot);
  let segments = [...(kept?.segments ?? [])];
  const papers: (Paper | undefined)[] = [...(kept?.papers ?? [])];
  const places = new Map(papers.flatMap((paper, n) => (paper === undefined ? [] : [[paper.id, n] as const])));
  const facets: (ReturnType<typeof readFacets> | undefined)[] = [];
  const gathering = createGathering();
  let changes = 0;
  const lives = (n: number) => papers[n] !== undefined;
  const facetsOf = (n: number) => (facets[n] ??= readFacets(papers[n]?.header));

  const newest = (a: number, b: number) => facetsOf(b).time - facetsOf(a).time || a - b;
  const remove = (id: string) => {
    const n = places.get(id);
    if (n === undefined) return;
    papers[n] = undefined;
    places.delete(id);
    changes += 1;
  };

  return {
    paper: (id: string) => papers[places.get(id) ?? -1],
    /** The paper at a place that `find` gave. */
    at: (n: number) => papers[n],
    all: () => papers.filter((paper) => paper !== undefined),

    /** Adds an article in place of its older form; `show` makes those added last findable. */
    add(article: Article, about: Pick<Paper, 'sha256' | 'page' | 'whole'> & Partial<Pick<Paper, 'header'>>): void {
      remove(article.id);
      const n = papers.push({ id: article.id, header: headerOf(article), ...about }) - 1;
      places.set(article.id, n);
      changes += 1;
      gathering.add(n, weightsOf(partsOf(article, about.whole)));
    },
    /** The same article in another page. */
    move(id: string, page: string): void {
      const n = places.get(id);
      const paper = n === undefined ? undefined : papers[n];
      if (n !== undefined && paper !== undefined) papers[n] = { ...paper, page };
      changes += 1;
    },
    /** Rises with everything that becomes different. */
    changes: () => changes,
    remove,
    waiting: () => gathering.documents,
    show(): void {
      if (gathering.documents > 0) segments = withSegment(segments, gathering.take());
    },

    find({ query, topic, year }: Omit<Question, 'most'>): Found {
      const terms = queryTerms(query);
      const { documents, near } = rank(segments, papers.length, lives, terms, newest);
      const ofTopic = (n: number) => topic === undefined || facetsOf(n).tags.includes(topic);
      const ofYear = (n: number) => year === undefined || facetsOf(n).year === year;
      return {
        terms,
        near,
        documents: documents.filter((n) => ofTopic(n) && ofYear(n)),
        topics: countAll(documents.filter(ofYear).flatMap((n) => facetsOf(n).tags)),
        years: countAll(documents.filter(ofTopic).map((n) => facetsOf(n).year)),
      };
    },

    snapshot(): Snapshot {
      segments = segments.map((segment) => withoutDocuments(segment, (n) => !lives(n)));
      return { format: FORMAT, segments, papers };
    },
  };
}

function partsOf(article: Article, whole: boolean) {
  return {
    title: headlineOf(article),
    summary: article.summary ?? '',
    tags: article.tags.join(' · '),
    authors: article.authors.flatMap(({ name }) => name ?? []).join(' · '),
    text: whole ? textOf(article) : '',
  };
}

export const textOf = (article: Article) => article.contentText ?? plainText(article.contentHtml ?? '');

/** An article's dates are shown in their own offset: the year is the one that stands there. */
function readFacets(header: unknown): {
  readonly tags: readonly string[];
  readonly year: string;
  readonly time: number;
} {
  const { tags, date_published: date } = asPlain(header) ?? {};
  return {
    tags: Array.isArray(tags) ? [...new Set(tags.filter(isText))] : [],
    year: isText(date) ? (/^\d{4}/.exec(date)?.[0] ?? '') : '',
    time: (isText(date) && Date.parse(date)) || 0,
  };
}

/** Most frequent first. */
function countAll(values: readonly string[]): Facet[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  counts.delete('');
  return Array.from(counts, ([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
}

/** What does not hold together, or was made with other words, is absent. */
function checkSnapshot(snapshot: unknown): Pick<Snapshot, 'segments' | 'papers'> | undefined {
  const { format, segments, papers } = asPlain(snapshot) ?? {};
  if (format !== FORMAT || !Array.isArray(segments) || !Array.isArray(papers)) return undefined;
  if (!segments.every(isSegment) || !papers.every((paper) => paper === undefined || isPaper(paper))) return undefined;
  // Where more has been taken out than is left, a new one is smaller.
  const left = papers.filter((paper) => paper !== undefined).length;
  return papers.length > 1000 && papers.length > 2 * left ? undefined : { segments, papers };
}

function isSegment(value: unknown): value is Segment {
  const { terms, starts, postings } = asPlain(value) ?? {};
  if (!Array.isArray(terms) || !isNumbers(starts) || !isNumbers(postings)) return false;
  return starts.length === terms.length + 1 && starts.at(-1) === postings.length && terms.every(isText);
}

const isNumbers = (value: unknown): value is Uint32Array =>
  Object.prototype.toString.call(value) === '[object Uint32Array]';

function isPaper(value: unknown): value is Paper {
  const { id, sha256, page, whole } = asPlain(value) ?? {};
  return isText(id) && isText(sha256) && isText(page) && typeof whole === 'boolean';
}
