/** The words of an article wherever it is read, in someone else's page too; `words.ts` has those of the whole reader. */

/** The language of all words, for `lang` where the page is in another one. */
export const language = 'en';

/** Words that few articles need. */
export const rareWords = {
  untitled: 'Untitled',
  attachments: 'To listen to, watch or download',
} as const;

export const articleWords = {
  by: (names: string) => `By ${names}`,
  updated: (day: string) => `Updated ${day}`,
  minutes: (quick: number, slow: number) => (quick >= slow ? `${slow} min read` : `${quick}–${slow} min read`),
  topics: 'Topics',
  elsewhere: 'Read it where it was published',
  notFound: 'Article not found',
  notFoundSentence: 'It may have been renamed or withdrawn.',
} as const;

/** What stands in someone else's page while an article comes, or where none can be shown. */
export const embedWords = {
  waiting: 'One moment…',
  broken: 'This article is broken. What came cannot be read as one.',
  unreachable: 'This article could not be fetched. Its site does not answer just now.',
  empty: 'This article came without a text.',
  changed: 'This is not the article that was meant.',
  refused: 'The policy of this page does not let this article be cleaned.',
} as const;
