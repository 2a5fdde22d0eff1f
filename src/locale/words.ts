/** Every sentence on the screen. English; another language is another object of this shape. */

import { articleWords, language, rareWords } from './article-words.ts';

const rules = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);

/** "1 article", "2,000 articles" */
function count(n: number, one: string, other = `${one}s`): string {
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
    saved: 'Saved',
    draft: 'Draft',
    kept: 'On this device',
  },

  comment: {
    heading: 'Leave a comment',
    required: { withEmail: 'Comment, name and email are required.', withoutEmail: 'Comment and name are required.' },
    labels: { comment: 'Comment', name: 'Name', email: 'Email', website: 'Website' },
    remember: 'Save my name, email, and website in this browser for the next time I comment.',
    post: 'Post comment',
    posting: 'Posting…',
    errors: {
      comment: 'Please enter your comment!',
      name: 'Please enter your name here',
      email: 'Please enter your email address here',
      emailWrong: 'You have entered an incorrect email address!',
      website: 'Please enter a web address, such as https://example.org, or leave this empty',
    },
    summary: (fields: readonly string[]) => `${count(fields.length, 'field')} need a correction: ${fields.join(', ')}.`,
    draftKept: (time: string) => `Draft kept on this device, ${time}`,
    draftNotKept: 'This device does not let the draft be kept. Copy the text before you leave.',
    elsewhere: 'Another tab holds a different draft of this comment.',
    takeElsewhere: 'Use that one',
    discard: 'Discard draft',
    discarded: 'Draft discarded.',
    undo: 'Undo',
    copy: 'Copy',
    copied: 'Copied',
    email: 'E-mail',
    nowhere: 'Nothing was sent',
    nowhereSentence:
      'This edition has no place to post comments to. Yours is kept as a draft on this device; copy it, or send it by e-mail.',
    nowhereLost:
      'This edition has no place to post comments to, and this device does not let it be kept. Copy it, or send it by e-mail.',
    subject: (title: string) => `Comment on “${title}”`,
    sent: 'Your comment was sent',
    sentSentence: 'It appears where the article was published, perhaps after somebody has read it.',
    failed: 'Your comment was not sent',
    queued: 'Your comment waits for the network',
    queuedSentence: 'It is kept on this device and will be sent as soon as there is a connection.',
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

  drafts: {
    heading: 'Drafts',
    empty: 'No drafts. What you write under an article is kept here until you post or discard it.',
    continue: 'Continue',
    discard: 'Discard draft',
    discardOf: (title: string) => `Discard the draft for “${title}”`,
    on: (title: string) => `On “${title}”`,
    noWords: 'No comment yet, only a name or an address.',
  },

  offline: {
    heading: 'On this device',
    ready: 'Ready to read offline',
    installing: 'Getting ready to be read offline…',
    unsupported: 'This browser cannot keep the reader for reading offline.',
    keepEdition: 'Keep the whole edition',
    keeping: (done: number, all: number) => `${number.format(done)} of ${count(all, 'article')} kept`,
    stop: 'Stop',
    allKept: 'The whole edition is on this device.',
    empty: 'No article is kept yet. Those you read are kept by themselves.',
    space: (articles: number, used: string) => `${count(articles, 'article')}, ${used}`,
    room: (quota: string) => `of ${quota} that this browser allows`,
    keptOn: (day: string) => `Kept ${day}`,
    forget: 'Forget',
    forgetOf: (title: string) => `Forget “${title}”`,
    youAreOffline: 'You are offline. This is what the device holds.',
  },

  search: {
    heading: 'Search',
    label: 'Words to look for',
    go: 'Search',
    hint: 'Titles and summaries of all articles, and the texts of those on this device.',
    searching: 'Searching…',
    found: (n: number, query: string) => `${count(n, 'article')} for “${query}”`,
    nothing: (query: string) => `Nothing found for “${query}”.`,
    nothingHint: 'Fewer or shorter words find more.',
  },
} as const;

export type Words = typeof words;
