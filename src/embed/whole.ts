import type { Article } from '../article/types.ts';
import { headlineOf, languageOf } from '../ui/headline.ts';
import { type Finding, findArticle as find } from './found-article.ts';

/**
 * The whole checker, for bundles of which the quick way is not sure: fetched when the first of them comes. What
 * publishing would have said about the article (headline, direction) is found out here.
 */
export function findArticle(bundle: unknown, address: string): Finding {
  const found = find(bundle, address);
  return found.article === undefined ? found : { ...found, article: complete(found.article) };
}

function complete(article: Article): Article {
  return { ...article, title: headlineOf(article), extra: { ...article.extra, dir: languageOf(article).dir } };
}
