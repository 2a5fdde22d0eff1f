/** The words about newer apps, editions and texts. They come when there is something newer. */

import { language } from './article-words.ts';

const number = new Intl.NumberFormat(language);

export const updateWords = {
  language,
  app: {
    here: 'A new version of the reader is here.',
    use: 'Use it now',
    waits: 'It waits until what is being typed is kept.',
    notNow: 'Not now',
  },
  /** `more`: there may be further ones. */
  newArticles: (n: number, more: boolean) =>
    `${number.format(n)}${more ? ' or more' : ''} new ${n === 1 && !more ? 'article' : 'articles'}`,
} as const;
