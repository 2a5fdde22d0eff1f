import { type Connection, inStore } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { checkLetter, isDue, type Letter } from './letter.ts';
import type { DraftRecord } from './record.ts';

/**
 * The letters of this device. Every step is one transaction, so that of two tabs, or a tab and the worker, one has it.
 * All reject with a StoreError where the device refuses.
 */
export type LetterBox = {
  all(): Promise<Letter[]>;
  /** Puts a letter in; what it was written from goes in the same transaction: drafts, and letters that came back. */
  post(letter: Letter, drafts: readonly DraftRecord[], returned: readonly string[]): Promise<void>;
  put(letter: Letter): Promise<void>;
  /** Claims the first letter that is due and not in `tried`, and notes on the disk that it may arrive from now on. */
  take(by: string, options: TakeOptions): Promise<Letter | undefined>;
  /** Changes a letter that is still there; gives it as it is then. */
  change(id: string, change: (letter: Letter) => Letter | undefined): Promise<Letter | undefined>;
  remove(id: string): Promise<void>;
};

export type TakeOptions = {
  readonly tried: ReadonlySet<string>;
  readonly now: Date;
  /** Nobody else is sending: what somebody claimed was left lying. */
  readonly alone: boolean;
};

/** Longer than an attempt may take. */
const CLAIMED = 120_000;

export function createLetterBox({ open }: Connection): LetterBox {
  const run = <T>(work: (database: Database) => Promise<T>) => inStore(open, work);
  const change: LetterBox['change'] = (id, alter) =>
    run(async (database) => {
      const { store, done } = database.transaction('outbox', 'readwrite');
      const letter = checkLetter((await store.get(id))?.letter);
      const altered = letter && alter(letter);
      if (altered) await store.put(rowOf(altered));
      await done;
      return altered;
    });
  return {
    all: () => run(async (database) => checked(await database.getAll('outbox'))),
    post: (letter, drafts, returned) =>
      run(async (database) => {
        const transaction = database.transaction(['drafts', 'outbox'], 'readwrite');
        const [records, letters] = [transaction.objectStore('drafts'), transaction.objectStore('outbox')];
        const requests = [
          letters.put(rowOf(letter)),
          ...returned.map((id) => letters.delete(id)),
          ...drafts.map(({ articleId, tab }) => records.delete([articleId, tab])),
        ];
        transaction.commit();
        await Promise.all([...requests, transaction.done]);
      }),
    put: (letter) => run(async (database) => void (await database.put('outbox', rowOf(letter)))),
    take: (by, { tried, now, alone }) =>
      run(async (database) => {
        const { store, done } = database.transaction('outbox', 'readwrite');
        const free = ({ claim }: Letter) => alone || claim === undefined || claim.until < now.getTime();
        const letters = checked(await store.getAll());
        const next = letters.find((letter) => isDue(letter, now) && free(letter) && !tried.has(letter.id));
        if (next) await store.put(rowOf(claimed(next, by, now)));
        await done;
        return next && { ...next, tries: next.tries + 1 };
      }),
    change,
    remove: (id) => run((database) => database.delete('outbox', id)),
  };
}

/** From here on only an answer makes it sure again: whoever sends may be gone before it comes. */
function claimed(letter: Letter, by: string, now: Date): Letter {
  return { ...letter, tries: letter.tries + 1, unsure: true, claim: { by, until: now.getTime() + CLAIMED } };
}

const rowOf = (letter: Letter) => ({ id: letter.id, letter });

/** The one posted first first. */
function checked(rows: readonly { readonly letter: unknown }[]): Letter[] {
  const letters = rows.flatMap((row) => checkLetter(row.letter) ?? []);
  return letters.toSorted((a, b) => (a.postedAt < b.postedAt ? -1 : a.postedAt > b.postedAt ? 1 : 0));
}
