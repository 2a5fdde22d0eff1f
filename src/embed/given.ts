import type { Article } from '../article/types.ts';

/** Stands in for `ui/headline.ts` in the element's script: there an article that has no title or direction is given one before it is drawn (see `whole.ts`). */
export const headlineOf = ({ title = '' }: Article) => title.trim();

export const languageOf = ({ language, extra: { dir = 'ltr' } }: Article) =>
  language ? { lang: language, dir } : { dir };
