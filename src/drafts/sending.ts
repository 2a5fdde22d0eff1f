import { type Letter, type Post, type PostOutcome, saysTheSame, settle } from './letter.ts';
import type { LetterBox } from './letter-box.ts';
import { inTurn } from './turn.ts';

/** By this name a page asks Background Sync to have the worker send, and the browser wakes it. */
export const SYNC_TAG = 'carrel-outbox';

export type Sending = {
  readonly base: string;
  readonly box: LetterBox;
  readonly post: Post;
  /** The name of this tab or worker. */
  readonly by: string;
  /** Hears of each letter that was taken, and of what became of it. */
  readonly heard?: (letter: Letter) => void;
};

/**
 * Sends what waits, one after the other, each at most once; ends at the first that nobody answered, because the others
 * would not be either. Gives how many still wait. Rejects with a StoreError where the device cannot be read.
 */
export async function sendWaiting({ base, box, post, by, heard = () => {} }: Sending): Promise<number> {
  return inTurn(base, async (alone) => {
    const tried = new Set<string>();
    for (;;) {
      const letter = await box.take(by, { tried, now: new Date(), alone });
      if (letter === undefined) break;
      tried.add(letter.id);
      heard(letter);
      const outcome = await judge(await attempt(post, letter), letter, box);
      const settled = await box.change(letter.id, (now) =>
        settle({ ...now, unsure: letter.unsure }, outcome, new Date()),
      );
      if (settled) heard(settled);
      if (outcome.kind === 'unanswered' || outcome.kind === 'unreached') break;
    }
    return (await box.all()).filter(({ state }) => state === 'waiting').length;
  });
}

/**
 * What is there already is this very comment, even where no answer was lost: browsers send a request again by
 * themselves when a connection breaks. Unless the reader has said the same before.
 */
async function judge(outcome: PostOutcome, letter: Letter, box: LetterBox): Promise<PostOutcome> {
  if (outcome.kind !== 'there' || letter.unsure) return outcome;
  const others = (await box.all()).filter(({ id, state }) => id !== letter.id && state === 'sent');
  return others.some((other) => saysTheSame(other, letter)) ? { kind: 'refused', reason: 'twice' } : outcome;
}

/** Whatever goes wrong on the way, nobody knows whether it arrived. */
async function attempt(post: Post, letter: Letter): Promise<PostOutcome> {
  try {
    return await post(letter);
  } catch {
    return { kind: 'unanswered' };
  }
}
