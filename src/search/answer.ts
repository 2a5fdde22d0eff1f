import { quietly, type Services } from '../data/services.ts';
import { headlineOf } from '../ui/headline.ts';
import { type Archive, type Paper, textOf } from './archive.ts';
import { excerptOf, rangesIn, type Wanted, wantedBy } from './excerpt.ts';
import { checkHeader } from './header.ts';
import type { Answer, Hit, Progress, Question } from './question.ts';

/** Topics and years offered for narrowing an answer. */
const MOST_TOPICS = 8;
const MOST_YEARS = 12;

export async function answerQuestion(
  services: Services,
  archive: Archive,
  question: Question,
  progress: Progress,
): Promise<Answer> {
  const { terms, near, documents, topics, years } = archive.find(question);
  const wanted = wantedBy(terms, near);
  const papers = documents.slice(0, question.most).flatMap((n) => archive.at(n) ?? []);
  const hits = await Promise.all(papers.map((paper) => hitOf(services, paper, terms, wanted)));
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
  services: Services,
  { id, header, whole }: Paper,
  terms: readonly string[],
  wanted: Wanted,
): Promise<Hit | undefined> {
  const article = checkHeader(header, id);
  if (article === undefined) return undefined;
  const headline = headlineOf(article);
  const summary = article.title === undefined ? '' : (article.summary ?? '');
  const title = rangesIn(headline, wanted);
  const inHeader = areAllIn([headline, summary], terms, wanted);
  const excerpt = whole && !inHeader ? excerptOf(await textKept(services, id), wanted) : undefined;
  return { article, title, ...(excerpt ?? { text: summary, found: rangesIn(summary, wanted) }) };
}

function areAllIn(texts: readonly string[], terms: readonly string[], wanted: Wanted): boolean {
  const met = new Set(texts.flatMap((text) => rangesIn(text, wanted).map(([start, end]) => text.slice(start, end))));
  return met.size >= terms.length;
}

async function textKept({ library }: Services, id: string): Promise<string> {
  const kept = await quietly(library.findArticle(id));
  return kept === undefined ? '' : textOf(kept.article);
}
