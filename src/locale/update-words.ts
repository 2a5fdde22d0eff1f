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
  changed: {
    since: (day: string) => `This article has changed since you read it. The newer text came on ${day}.`,
    show: 'Show what changed',
    hide: 'Hide what changed',
    label: 'What changed',
    /** Pictures, links or marks: nothing that can be shown as words. */
    noWords: 'Its words are the same; pictures or links have changed.',
  },
  /** `more`: there may be further ones. */
  newArticles: (n: number, more: boolean) =>
    `${number.format(n)}${more ? ' or more' : ''} new ${n === 1 && !more ? 'article' : 'articles'}`,
} as const;
