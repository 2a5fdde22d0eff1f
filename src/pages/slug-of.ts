import type { Article } from '../article/types.ts';

/** The part of an article's address that names it: its slug, or its id for an article of a foreign feed. */
export function slugOf(article: Article): string {
  return article.extra.slug ?? `~${encodeURIComponent(article.id)}`;
}
