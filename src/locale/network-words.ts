/** The line that says why nothing newer comes. It comes when there is something to say. */

import { language } from './article-words.ts';

export const networkWords = {
  language,
  offline: 'You are offline.',
  unanswered: 'You are online, but this site does not answer.',
  today: 'You are reading today’s edition.',
  /** `day`: "Tuesday" */
  recent: (day: string) => `You are reading ${day}’s edition.`,
  /** `day`: "October 7, 2022" */
  older: (day: string) => `You are reading the edition of ${day}.`,
} as const;
