import type { Place } from '../article/clean.ts';
import { withOwnPictures } from '../article/pictures.ts';
import type { Article, SafeHtml } from '../article/types.ts';
import type { Sanitize } from '../data/sanitize.ts';

/** An article out of a bundle, its text not clean yet, and the place that its addresses mean. */
export type FoundArticle = { readonly article: Article; readonly place: Place };

/** The level of the headline in the page around; and what ids begin with, where the article is not alone in its tree. */
export type HostPage = Pick<Place, 'headline' | 'ids'>;

/** The article with the pictures that it may have: those from where the bundle came from, whatever it says of itself. */
export function placed(article: Article, address: string | undefined, said: string | undefined): FoundArticle {
  const place = placeOf(address, said);
  return { article: withOwnPictures(article, place), place };
}

/**
 * The article's text, cut to the allow-list.
 *
 * @param host what the page around it asks for
 */
export function cleanText({ article, place }: FoundArticle, sanitize: Sanitize, host: HostPage): SafeHtml {
  return sanitize(article.contentHtml ?? '', { ...place, ...host });
}

/** No page has this address: what is of the host's own origin is written in full, on a server as in a browser. */
const HERE = 'https://here.invalid/';
/** Against this no relative address means anything, and so it is left out. */
const NOWHERE = 'about:blank';

/** Pictures may come from where the bundle came from; all others become links. */
function placeOf(address: string | undefined, said: string | undefined): Place {
  const base = [address, said].find((one) => one !== undefined && URL.canParse(one)) ?? NOWHERE;
  return { base, here: HERE, pictures: base === address ? [new URL(address).origin] : [] };
}
