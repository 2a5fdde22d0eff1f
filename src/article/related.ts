import type { Article, Related } from './types.ts';

/** Why another article is offered, as data; the words are made where they are shown. */
export type Because =
  | { readonly kind: 'said'; readonly reason: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'newer' }
  | { readonly kind: 'older' };

export type Suggested = { readonly article: Article; readonly because: Because };

/**
 * What to read after an article: what the publisher chose, then what shares most with it among the headers at hand
 * (rare topics count more than common ones, an author counts as a topic), then its neighbours in time.
 *
 * @param headers newest first; @param most how many at most
 */
export function relatedTo(article: Article, headers: readonly Article[], most = 6): Suggested[] {
  const others = headers.filter((header) => header.id !== article.id);
  const chosen = new Map<string, Suggested>();
  const offer = (suggested: Suggested) => {
    if (chosen.size < most && !chosen.has(suggested.article.id)) chosen.set(suggested.article.id, suggested);
  };
  const byId = new Map(others.map((header) => [header.id, header]));
  for (const said of article.extra.more ?? []) {
    const header = byId.get(said.id) ?? headerIn(said);
    if (header !== undefined && said.reason !== '')
      offer({ article: header, because: { kind: 'said', reason: said.reason } });
  }
  for (const suggested of sharing(article, others)) offer(suggested);
  for (const suggested of neighbours(article, headers)) offer(suggested);
  return [...chosen.values()];
}

function headerIn({ id, slug, title }: Related): Article | undefined {
  if (slug === undefined || title === undefined) return undefined;
  return { id, title, authors: [], tags: [], attachments: [], extra: { slug } };
}

function sharing(article: Article, others: readonly Article[]): Suggested[] {
  const rarity = raritiesOf(others);
  const own = new Set(article.tags);
  const names = new Set(namesOf(article));
  return others
    .map((other, place) => {
      const topics = other.tags
        .filter((tag) => own.has(tag))
        .toSorted((a, b) => (rarity.get(b) ?? 0) - (rarity.get(a) ?? 0));
      const name = namesOf(other).find((candidate) => names.has(candidate));
      const score =
        topics.reduce((sum, tag) => sum + (rarity.get(tag) ?? 0), 0) +
        (name === undefined ? 0 : (rarity.get(`by ${name}`) ?? 0));
      return { other, place, topic: topics[0], name, score };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.place - b.place)
    .flatMap(({ other, topic, name }): Suggested[] => {
      if (topic !== undefined) return [{ article: other, because: { kind: 'topic', topic } }];
      return name === undefined ? [] : [{ article: other, because: { kind: 'author', name } }];
    });
}

/** Inverse document frequency (Spärck Jones 1972): what everybody has says nothing. */
function raritiesOf(articles: readonly Article[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const mark of [...article.tags, ...namesOf(article).map((name) => `by ${name}`)])
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return new Map([...counts].map(([mark, count]) => [mark, Math.log((articles.length + 1) / count)]));
}

const namesOf = (article: Article) => article.authors.flatMap(({ name }) => name ?? []);

function neighbours(article: Article, headers: readonly Article[]): Suggested[] {
  const place = headers.findIndex(({ id }) => id === article.id);
  const around = headers.map((header, index) => ({ header, distance: place < 0 ? index + 1 : index - place }));
  return around
    .filter(({ distance }) => distance !== 0)
    .toSorted((a, b) => Math.abs(a.distance) - Math.abs(b.distance))
    .map(({ header, distance }) => ({ article: header, because: { kind: distance < 0 ? 'newer' : 'older' } }));
}
