import type { CommentPlace } from '../article/types.ts';
import { forgotten, openChannel } from '../store/channel.ts';
import type { Connection } from '../store/connection.ts';
import { asPlain } from '../store/plain.ts';
import type { CommentProblem } from './comment.ts';
import type { Drafts } from './drafts.ts';
import { type Letter, newLetter, type Post } from './letter.ts';
import { createLetterBox, type LetterBox } from './letter-box.ts';
import { createBothBoxes } from './loose-papers.ts';
import type { ArticleRef, DraftRecord, Fields } from './record.ts';
import { sendWaiting } from './sending.ts';

export type Outbox = ReturnType<typeof createOutbox>;

export type Posted = { readonly letter: Letter } | { readonly problems: readonly CommentProblem[] };

/** Of the comments that were sent, so many are remembered. */
const REMEMBERED = 50;

/**
 * What was posted and has not arrived, came back, or was sent. It lies on the disk and is written to the place by
 * whichever tab or worker has the turn. Nothing here rejects; what the device does not take holds until the page
 * closes, and `keeps` says so.
 */
export function createOutbox(connection: Connection, drafts: Drafts, post: Post) {
  const { base } = connection;
  const box = createBothBoxes(createLetterBox(connection));
  const listeners = new Set<() => void>();
  const undo = new Map<string, Letter>();
  const unkept = new Map<string, readonly DraftRecord[]>();
  let letters: readonly Letter[] = [];
  let running: Promise<void> | undefined;
  let again = false;

  const show = (next: readonly Letter[]) => {
    letters = next;
    for (const listener of listeners) listener();
  };
  let reading = 0;
  const read = async () => {
    reading += 1;
    const mine = reading;
    const all = await box.all();
    if (mine === reading) show(all);
  };
  const changed = async () => {
    await read();
    channel.tell({ outbox: 'changed' });
  };
  const channel = openChannel(base, (message) => {
    if (message === forgotten) {
      box.forget();
      undo.clear();
      show([]);
    } else if (asPlain(message)?.['outbox'] === 'changed') void read();
  });
  const hear = (letter: Letter) => {
    const records = letter.state === 'sent' ? unkept.get(letter.id) : undefined;
    if (records) drafts.release(letter.article.id, records);
    void changed();
  };
  const sendAll = async () => {
    do {
      again = false;
      await sendWaiting({ base, box, post, by: drafts.tab, heard: hear });
      await forgetOld(box);
      await changed();
    } while (again);
  };
  const alter = async (id: string, change: (letter: Letter) => Letter | undefined) => {
    const altered = await box.change(id, change);
    await changed();
    return altered;
  };

  return {
    /** Settled when the disk was read, or has refused. */
    whenLoaded: read(),
    /** The one posted first first; the same array as long as nothing changed. */
    letters: () => letters,
    /** Whether a letter lies on the disk. */
    keeps: box.keeps,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    /** Judges the text and takes it over from the draft. Resolves when it lies in the outbox, and is yet to be sent. */
    async post(article: ArticleRef, fields: Fields, place: CommentPlace, page: string): Promise<Posted> {
      const { checkComment } = await import('./comment.ts');
      const problems = checkComment(fields, place);
      if (problems.length > 0) return { problems };
      const letter = newLetter(article, fields, place, page);
      const records = drafts.shownRecords(article.id);
      const returned = letters.filter((one) => one.article.id === article.id && one.state === 'refused');
      const replaced = returned.filter((one) => one.fields.comment === fields.comment || records.length === 0);
      const ids = replaced.map(({ id }) => id);
      await box.post(letter, records, ids);
      // What the device did not take as a letter stays there as a draft.
      if (box.keeps(letter.id)) drafts.release(article.id, records);
      else unkept.set(letter.id, records);
      await changed();
      return { letter };
    },
    /** Sends all that is due. Runs once at a time; asked for meanwhile, once more afterwards. */
    send(): Promise<void> {
      again = true;
      running ??= sendAll().finally(() => {
        running = undefined;
      });
      return running;
    },
    /** Tries one that waits at once, unless its place wants to be left alone. */
    async hurry(id: string): Promise<void> {
      await alter(id, ({ reason, after, ...rest }) => {
        const asked = reason === 'flood' || reason === 'busy';
        return { ...rest, ...(reason && { reason }), ...(asked && after !== undefined && { after }) };
      });
      await this.send();
    },
    /** Takes one that waits out of the post, back to the reader. False when it is gone or on its way just now. */
    async recall(id: string): Promise<boolean> {
      const letter = await alter(id, (one) =>
        one.state === 'waiting' && (one.claim === undefined || one.claim.until < Date.now())
          ? { ...one, state: 'refused', reason: 'withdrawn' }
          : undefined,
      );
      return letter !== undefined;
    },
    /** Removes a letter that is not on its way; `restore` gives it back until the next load of the page. */
    async discard(id: string): Promise<void> {
      const letter = letters.find((one) => one.id === id);
      if (letter === undefined || (letter.state === 'waiting' && !(await this.recall(id)))) return;
      undo.set(id, letter);
      await box.remove(id);
      await changed();
    },
    async restore(id: string): Promise<void> {
      const letter = undo.get(id);
      if (letter === undefined) return;
      undo.delete(id);
      await box.put(letter);
      await changed();
    },
    close: () => channel.close(),
  };
}

async function forgetOld(box: LetterBox): Promise<void> {
  const sent = (await box.all()).filter(({ state }) => state === 'sent');
  await Promise.all(sent.slice(0, -REMEMBERED).map(({ id }) => box.remove(id)));
}
