import type { Letter } from '../drafts/letter.ts';
import { commentWords } from '../locale/comment-words.ts';
import { formatTime } from '../locale/dates.ts';

const { letter: words, language } = commentWords;

/** A letter's state in words: a title, and what else there is to know. `kept`: it lies on the device's disk. */
export function letterWords(letter: Letter, kept: boolean): { title: string; sentences: string[] } {
  switch (letter.state) {
    case 'sent':
      return { title: words.sent, sentences: [whereItIs(letter)] };
    case 'waiting':
      return waitingWords(letter, kept);
    case 'refused':
      return letter.reason === 'withdrawn'
        ? { title: words.withdrawn, sentences: [words.withdrawnSentence] }
        : { title: words.refused, sentences: reasonWords(letter) };
    default:
      return letter.state satisfies never;
  }
}

function whereItIs({ held }: Letter): string {
  if (held === undefined) return words.arrived;
  return held ? words.held : words.sentSentence;
}

function waitingWords(letter: Letter, kept: boolean): { title: string; sentences: string[] } {
  const { after, claim, unsure } = letter;
  if (claim) return { title: words.sending, sentences: [words.sendingSentence] };
  const keeping = kept ? words.waitingSentence : words.waitingUnkept;
  const doubt = unsure ? [words.unsure] : [];
  if (after === undefined) return { title: words.waiting, sentences: [keeping, ...doubt] };
  const next = words.laterSentence(formatTime(new Date(after), language));
  return { title: words.later, sentences: [...reasonWords(letter), next, ...(kept ? [] : [keeping]), ...doubt] };
}

/** Why the place did not take it, and in its own words. */
function reasonWords({ reason, status = 0, message }: Letter): string[] {
  const said = message ? [`${words.siteSays} ${message}`] : [];
  if (reason === undefined || reason === 'unanswered' || reason === 'withdrawn') return said;
  const why = words.reasons[reason];
  return [typeof why === 'string' ? why : why(status), ...said];
}
