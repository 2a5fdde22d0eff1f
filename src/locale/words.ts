/** Every sentence on the screen. English; another language is another object of this shape. */

import { articleWords, language, rareWords } from './article-words.ts';

const rules = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);

/** "1 article", "2,000 articles" */
export function count(n: number, one: string, other = `${one}s`): string {
  return `${number.format(n)} ${rules.select(n) === 'one' ? one : other}`;
}

export const words = {
  language,

  frame: {
    skip: 'Skip to the text',
    sections: 'Sections',
    saved: 'Saved',
    search: 'Search',
    subscribe: 'Subscribe',
    offline: 'Offline',
    settings: 'Settings',
    drafts: 'Drafts',
    unsent: (n: number) => `${number.format(n)} not sent`,
    opened: (title: string) => `${title}, opened`,
  },

  feed: {
    heading: 'Articles',
    older: 'Older articles',
    loadingOlder: 'Fetching older articles…',
    end: 'That was the first article.',
    empty: 'Nothing has been published here yet.',
    newSince: (n: number, since: string) => `${number.format(n)} new since ${since}`,
    emptyTopic: (tag: string) => `No article stands under “${tag}”.`,
  },

  article: {
    ...articleWords,
    ...rareWords,
    more: 'More Articles',
    moreAfter: (title: string) => `After “${title}”`,
    noMore: 'Nothing else has been published yet.',
    subscribe: 'Subscribe',
    subscribeSentence: 'New articles come to your feed reader, or to this device, without an account.',
    previous: 'Previous article',
    next: 'Next article',
    neighbours: 'Neighbouring articles',
    notHere: 'This article is not on this device, and the network cannot be reached.',
  },

  related: {
    topic: (topic: string) => `Also on ${topic}`,
    author: (name: string) => `Also by ${name}`,
    newer: 'Published after it',
    older: 'Published before it',
  },

  tools: {
    name: 'Tools for this article',
    save: 'Save',
    saved: 'Saved',
    keep: 'Keep this article',
    keeping: 'Keeping…',
    kept: 'Kept on this device',
    share: 'Share',
    linkCopied: 'Link copied',
    type: 'Type',
  },

  marks: {
    read: 'Read',
    changed: 'Changed since you read it',
    saved: 'Saved',
    draft: 'Draft',
    waiting: 'Comment waits',
    refused: 'Comment not sent',
    kept: 'On this device',
  },

  faces: {
    waiting: 'One moment…',
    retry: 'Try again',
    home: 'To the front page',
    whatIsHere: 'See what is on this device',
    pageNotFound: 'Page not found',
    pageNotFoundSentence: 'There is nothing at this address.',
    failed: 'This could not be opened',
    reload: 'Open it again',
    partMissing: 'A part of the reader is missing. Perhaps a newer version has been published.',
  },

  errors: {
    offline: {
      title: 'No connection',
      sentence: 'The network cannot be reached, and this is not kept on this device.',
    },
    notFound: { title: 'Not found', sentence: 'The server has nothing at this address.' },
    server: (status: number) => ({
      title: 'The server has a fault',
      sentence: `It answered with ${status}. That usually passes.`,
    }),
    notJson: {
      title: 'Something else answered',
      sentence: 'What came is no article. A network that asks you to sign in may stand in between.',
    },
    timedOut: { title: 'No answer in time', sentence: 'The connection is there, but too slow just now.' },
    wrongHash: {
      title: 'The edition is being changed',
      sentence: 'What came does not fit the edition it belongs to. In a minute it should.',
    },
    badBundle: {
      title: 'This article is broken',
      sentence: 'What came cannot be read as an article. Nothing on this device was changed by it.',
    },
    newer: {
      title: 'This reader is too old',
      sentence: 'The edition was made for a newer one. What you have kept stays readable.',
    },
    storeUnavailable: {
      title: 'Nothing can be kept',
      sentence: 'This browser does not let the page keep anything, perhaps because the window is private.',
    },
    storeFull: {
      title: 'This device is full',
      sentence: 'There is no room to keep more. Forget some articles and try again.',
    },
    storeBlocked: {
      title: 'Another tab stands in the way',
      sentence: 'An older version of this page is open in another tab. Close it and try again.',
    },
    unknown: { title: 'Something went wrong', sentence: 'It is not known what. Trying again often helps.' },
  },

  saved: {
    heading: 'Saved',
    empty: 'Nothing saved yet. “Save” under an article puts it here.',
    savedOn: (day: string) => `Saved ${day}`,
    remove: (title: string) => `Remove “${title}” from the saved articles`,
    removeShort: 'Remove',
  },

  offline: {
    ready: 'Ready to read offline',
    empty: 'No article is kept yet. Those you read are kept by themselves.',
    keptOn: (day: string) => `kept ${day}`,
  },
} as const;

export type Words = typeof words;
