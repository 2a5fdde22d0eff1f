import { checkBundle } from '../article/check.ts';
import { textToHtml } from '../article/text.ts';
import type { Problem } from '../article/types.ts';
import { type FoundArticle, placed } from './place.ts';

/** The article, or what is wrong with the bundle. */
export type Finding = FoundArticle | { readonly article?: undefined; readonly problems: readonly Problem[] };

/** The first article of a bundle, or the one with this id; else what is wrong with the bundle. */
export function findArticle(bundle: unknown, address: string | undefined, id?: string): Finding {
  const { feed, problems } = checkBundle(bundle, address);
  const article = id === undefined ? feed?.items[0] : feed?.items.find((item) => item.id === id);
  if (article === undefined) return { problems };
  const contentHtml = article.contentHtml ?? textToHtml(article.contentText ?? '');
  return placed({ ...article, contentHtml }, address, feed?.feedUrl ?? feed?.homePageUrl);
}
