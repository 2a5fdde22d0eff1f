import { quietly, type Services } from '../data/services.ts';
import { headlineOf } from '../ui/headline.ts';
import { type Archive, type Paper, textOf } from './archive.ts';
import { excerptOf, rangesIn, type Wanted, wantedBy } from './excerpt.ts';
import { checkHeader } from './header.ts';
import type { Answer, Hit, Progress, Question } from './question.ts';

/** Topics and years offered for narrowing an answer. */
const MOST_TOPICS = 8;
const MOST_YEARS = 12;

/** Brings the text of an article on the device, as it is searched. */
export type TextOf = (paper: Paper) => Promise<string>;

export async function answerQuestion(
  textKept: TextOf,
  archive: Archive,
  question: Question,
  progress: Progress,
): Promise<Answer> {
  const { terms, near, documents, topics, years } = archive.find(question);
  const wanted = wantedBy(terms, near);
  const papers = documents.slice(0, question.most).flatMap((n) => archive.at(n) ?? []);
  const hits = await Promise.all(papers.map((paper) => hitOf(textKept, paper, terms, wanted)));
  return {
    total: documents.length,
    hits: hits.filter((hit) => hit !== undefined),
    near,
    topics: topics.slice(0, MOST_TOPICS),
    years: years.toSorted((a, b) => (a.value < b.value ? 1 : -1)).slice(0, MOST_YEARS),
    progress,
  };
}

async function hitOf(
  textKept: TextOf,
  paper: Paper,
  terms: readonly string[],
  wanted: Wanted,
): Promise<Hit | undefined> {
  const { id, header, whole } = paper;
  const article = checkHeader(header, id);
  if (article === undefined) return undefined;
  const headline = headlineOf(article);
  const summary = article.title === undefined ? '' : (article.summary ?? '');
  const title = rangesIn(headline, wanted);
  const inHeader = areAllIn([headline, summary], terms, wanted);
  const excerpt = whole && !inHeader ? excerptOf(await textKept(paper), wanted) : undefined;
  return { article, title, ...(excerpt ?? { text: summary, found: rangesIn(summary, wanted) }) };
}

function areAllIn(texts: readonly string[], terms: readonly string[], wanted: Wanted): boolean {
  const met = new Set(texts.flatMap((text) => rangesIn(text, wanted).map(([start, end]) => text.slice(start, end))));
  return met.size >= terms.length;
}

/** Texts remembered while one types: the next letter mostly finds the same articles. Some 1 MB. */
const REMEMBERED = 200;

export function rememberTexts({ library }: Services): TextOf {
  const texts = new Map<string, string>();
  return async ({ id, sha256 }) => {
    const key = `${sha256} ${id}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    const kept = await quietly(library.findArticle(id));
    const text = kept === undefined ? '' : textOf(kept.article);
    if (texts.size >= REMEMBERED) texts.clear();
    texts.set(key, text);
    return text;
  };
}
