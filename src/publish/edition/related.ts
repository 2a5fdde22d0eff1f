import stopWords from 'stopwords-iso';
import type { Related } from '../../article/types.ts';
import type { Published } from '../article.ts';

const MOST = 6;
/** Older articles looked at for each term: the newest that have it. It keeps the work linear in the number of articles. */
const NEAR = 40;
/** Terms of an article that are looked up: the rarest, as they say most. */
const TERMS = 24;

/**
 * Articles worth reading after each: older ones only, so that publishing a new article changes none that are there.
 * Cosine of TF-IDF over the words of title and summary and the topics (Salton and Buckley 1988, "Term-weighting
 * approaches in automatic text retrieval"), an inverted index giving the candidates.
 *
 * @param articles newest first
 * @returns for each article's id the best, each with its reason
 */
export function relateAll(articles: readonly Published[]): ReadonlyMap<string, readonly Related[]> {
  const oldestFirst = articles.toReversed();
  const seen = new Map<string, Published[]>();
  const related = new Map<string, readonly Related[]>();
  let count = 0;
  for (const article of oldestFirst) {
    const terms = termsOf(article);
    const rarity = (term: string) => Math.log((count + 1) / (1 + (seen.get(term)?.length ?? 0))) + 0.1;
    related.set(article.id, best(article, terms, seen, rarity));
    for (const term of terms) note(seen, term, article);
    count += 1;
  }
  return related;
}

function note(seen: Map<string, Published[]>, term: string, article: Published): void {
  const list = seen.get(term);
  if (list === undefined) seen.set(term, [article]);
  else list.push(article);
}

type Score = { value: number; topic?: string; topicRarity: number; word?: string; wordRarity: number };

function best(
  article: Published,
  terms: ReadonlySet<string>,
  seen: ReadonlyMap<string, Published[]>,
  rarity: (term: string) => number,
): Related[] {
  const telling = [...terms]
    .filter((term) => seen.has(term))
    .map((term) => ({ term, weight: rarity(term) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, TERMS);
  const scores = new Map<Published, Score>();
  for (const { term, weight } of telling) {
    for (const other of seen.get(term)?.slice(-NEAR) ?? []) add(scores, other, term, weight);
  }
  const same = (other: Published) => (other.item['language'] === article.item['language'] ? 1 : 0.5);
  return [...scores]
    .map(([other, score]) => ({ other, score, rank: score.value * same(other) }))
    .toSorted((a, b) => b.rank - a.rank || (b.other.time ?? 0) - (a.other.time ?? 0))
    .slice(0, MOST)
    .map(({ other, score }) => ({
      id: other.id,
      reason: reasonOf(score),
      slug: other.slug,
      title: other.title ?? other.slug,
    }));
}

function add(scores: Map<Published, Score>, other: Published, term: string, weight: number): void {
  const score = scores.get(other) ?? { value: 0, topicRarity: 0, wordRarity: 0 };
  score.value += weight * weight;
  if (term.startsWith(TOPIC) && weight > score.topicRarity) {
    score.topic = term.slice(TOPIC.length);
    score.topicRarity = weight;
  } else if (!term.startsWith(TOPIC) && weight > score.wordRarity) {
    score.word = term;
    score.wordRarity = weight;
  }
  scores.set(other, score);
}

const reasonOf = ({ topic, word }: Score) => (topic === undefined ? `Also about “${word}”` : `Also on ${topic}`);

const TOPIC = 'topic:';

/**
 * Words of title and summary of four letters or more (two where a word is written in one sign) that are about something,
 * and the topics.
 */
function termsOf({ title = '', summary = '', tags, item }: Published): ReadonlySet<string> {
  const terms = new Set(tags.map((tag) => TOPIC + tag));
  const empty = emptyWords(String(item['language'] ?? 'en'));
  for (const { segment, isWordLike } of segmenter.segment(`${title} ${summary}`.toLowerCase())) {
    const least = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(segment) ? 2 : 4;
    if (isWordLike && segment.length >= least && !empty.has(segment)) terms.add(segment);
  }
  return terms;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

const known = new Map<string, ReadonlySet<string>>();

/** Words of a language that say nothing of what a text is about: "every", "back". */
function emptyWords(language: string): ReadonlySet<string> {
  const name = language.split('-', 1)[0]?.toLowerCase() ?? '';
  const found = known.get(name) ?? new Set(stopWords[name]);
  known.set(name, found);
  return found;
}
