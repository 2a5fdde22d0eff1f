import { checkBundle } from '../article/check.ts';
import type { Article } from '../article/types.ts';

/** What is kept of an article to show it among the results: a JSON Feed item with absolute addresses, without text. */
export function headerOf(article: Article): unknown {
  const { slug, words, minutes, dir, picture } = article.extra;
  return {
    id: article.id,
    url: article.url,
    title: article.title,
    summary: article.summary,
    content_text: article.summary ?? article.title,
    image: article.image,
    date_published: article.datePublished,
    date_modified: article.dateModified,
    authors: article.authors,
    tags: article.tags,
    language: article.language,
    _carrel: { slug, words, minutes, dir, picture },
  };
}

/** The disk is foreign: what comes back from it is checked. */
export function checkHeader(header: unknown, id: string): Article | undefined {
  const feed = checkBundle({ version: 'https://jsonfeed.org/version/1.1', items: [header] }).feed;
  const article = feed?.items[0];
  return article && { ...article, id };
}
