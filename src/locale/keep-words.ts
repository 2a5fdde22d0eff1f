/** The sentences about what is kept on the device. They come with what keeps. */

import { language } from './article-words.ts';
import { count } from './words.ts';

const number = new Intl.NumberFormat(language);

export const keepWords = {
  language,
  heading: 'On this device',
  whole: 'The edition',
  edition: 'Keep the whole edition',
  topic: 'Keep this topic',
  /** What it costs: "312 articles, 41 MB" */
  cost: (articles: number, size: string) => `${count(articles, 'article')}, ${size}`,
  looking: 'Looking what is here already…',
  bringing: (done: number, all: number, size: string, whole: string) =>
    `${number.format(done)} of ${count(all, 'article')}, ${size} of ${whole}`,
  stop: 'Stop',
  goOn: 'Go on',
  stopped: 'Stopped. What has come stays.',
  kept: { edition: 'The whole edition is on this device.', topic: 'This topic is on this device.' },
  receipt: (articles: number, size: string, when: string) =>
    `${count(articles, 'article')}, ${size}, complete, ${when}`,
  partly: (articles: number, size: string, missing: number, when: string) =>
    `${count(articles, 'article')}, ${size}, ${when}. ${count(missing, 'file')} could not be kept.`,
  renewed: 'Newer editions come by themselves, beside this one.',
  withdraw: 'Let newer ones be',
  again: 'Try again',

  space: 'Space',
  parts: { articles: 'Articles', pictures: 'Pictures', app: 'The reader', free: 'Free' },
  lasting: 'The browser has promised to throw nothing away by itself.',
  passing: 'When it needs the room, the browser may throw this away. Keep an article, and it is asked not to.',
  sevenDays:
    'Safari throws away what a page has kept when it is not opened for seven days. On the Home Screen the reader is safe from that.',

  files: 'Files',
  filesSentence: 'All articles on this device in one file, with their pictures; any Carrel opens it again.',
  export: 'Export everything',
  exporting: 'Writing the file…',
  file: 'carrel-articles.json',
  open: 'Open a bundle file',
  drop: 'Or drop it here.',
  opened: (articles: number) => `${count(articles, 'article')} opened and kept.`,
  here: 'All of it was here already.',
  noBundle: (name: string) => `“${name}” holds no articles that can be read.`,
  reasons: 'What is wrong with it',

  list: 'Kept articles',
  pin: 'Keep',
  pinOf: (title: string) => `Keep “${title}” until you remove it`,
  pinned: 'kept until you remove it',
  unpin: 'Let go',
  unpinOf: (title: string) => `Let go of “${title}” when room is needed`,
  remove: 'Remove',
  removeOf: (title: string) => `Remove “${title}” from this device`,
  removed: (title: string) => `“${title}” is no longer on this device.`,
  undo: 'Undo',
  more: (n: number) => `${number.format(n)} more`,
} as const;
