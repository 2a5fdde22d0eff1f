import { checkBundle } from '../article/check.ts';
import type { Place } from '../article/clean.ts';
import { withOwnPictures } from '../article/pictures.ts';
import { textToHtml } from '../article/text.ts';
import type { Article, Problem, SafeHtml } from '../article/types.ts';
import type { Sanitize } from '../data/sanitize.ts';

/** An article out of a bundle, its text not clean yet, and the place that its addresses mean. */
export type FoundArticle = { readonly article: Article; readonly place: Place };

/** The first article of a bundle, or the one with this id; else what is wrong with the bundle. */
export function findArticle(
  bundle: unknown,
  address: string | undefined,
  id?: string,
): FoundArticle | { readonly article?: undefined; readonly problems: readonly Problem[] } {
  const place = placeOf(address);
  const { feed, problems } = checkBundle(bundle, place.base);
  const article = id === undefined ? feed?.items[0] : feed?.items.find((item) => item.id === id);
  return article === undefined ? { problems } : { article: withOwnPictures(article, place), place };
}

/** The article's text, cut to the allow-list. */
export function cleanText({ article, place }: FoundArticle, sanitize: Sanitize): SafeHtml {
  return sanitize(article.contentHtml ?? textToHtml(article.contentText ?? ''), place);
}

/** No page has this address: what is of the host's own origin is written with it, on a server as in a browser. */
const NOWHERE = 'https://nowhere.invalid/';

/** Pictures may come from where the bundle came from; everything foreign to it becomes a link. */
function placeOf(address: string = NOWHERE): Place {
  const base = URL.canParse(address) ? address : NOWHERE;
  return { base, here: NOWHERE, pictures: [new URL(base).origin] };
}
