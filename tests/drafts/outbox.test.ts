import { describe, expect, it, vi } from 'vitest';
import { createDrafts } from '../../src/drafts/drafts.ts';
import type { Letter, Post, PostOutcome } from '../../src/drafts/letter.ts';
import { createLetterBox } from '../../src/drafts/letter-box.ts';
import { createOutbox, type Outbox } from '../../src/drafts/outbox.ts';
import { sendWaiting } from '../../src/drafts/sending.ts';
import { connect } from '../../src/store/connection.ts';
import { forgetEverything } from '../../src/store/forget.ts';
import { article } from './desk.ts';

const place = { kind: 'json', url: 'https://talk.example/c', requireEmail: false } as const;
const fields = { comment: 'Well said', name: 'Reader', email: '', website: '' };
const page = 'https://paper.example/articles/a/';
const sent: PostOutcome = { kind: 'sent', held: false };

/** A tab, and a place that answers with one outcome after the other, the last for ever. */
async function openOutbox(...outcomes: readonly (PostOutcome | Error)[]) {
  const connection = connect('/');
  const drafts = createDrafts(connection);
  const arrived: Letter[] = [];
  const post: Post = async (letter) => {
    arrived.push(letter);
    const outcome = outcomes[Math.min(arrived.length, outcomes.length) - 1] ?? sent;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const outbox = createOutbox(connection, drafts, post);
  await Promise.all([drafts.whenLoaded, outbox.whenLoaded]);
  const write = (text: string) => {
    drafts.type(article, 'comment', text);
    drafts.type(article, 'name', 'Reader');
  };
  const submit = async (texts = fields) => {
    const posted = await outbox.post(article, texts, place, page);
    if (!('letter' in posted)) throw new Error(`refused by the form: ${JSON.stringify(posted.problems)}`);
    return posted.letter.id;
  };
  return { connection, drafts, outbox, arrived, write, submit };
}

const statesOf = (outbox: Outbox) =>
  outbox.letters().map(({ state, reason }) => (reason ? `${state}: ${reason}` : state));

async function until(outbox: Outbox, holds: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!holds()) return;
      end();
      resolve();
    };
    const end = outbox.subscribe(look);
    look();
  });
}

describe('posting', () => {
  it('takes the text over from the draft in one step, on the disk too', async () => {
    const { outbox, drafts, connection, write, submit } = await openOutbox();
    write('Well said');
    await submit();
    expect(drafts.draftOf(article.id)).toBeUndefined();
    expect(outbox.letters()).toMatchObject([{ state: 'waiting', fields, article, tries: 0, unsure: false }]);
    const database = await connection.open();
    expect(await database.count('drafts')).toBe(0);
    expect(await database.count('outbox')).toBe(1);
  });

  it('judges by the same schema as the form, and leaves the draft where it is', async () => {
    const { outbox, drafts, write } = await openOutbox();
    write('Well said');
    const posted = await outbox.post(article, { ...fields, email: 'nobody@' }, place, page);
    expect(posted).toEqual({ problems: [{ field: 'email', message: 'emailWrong' }] });
    expect(drafts.draftOf(article.id)?.fields.comment).toBe('Well said');
    expect(outbox.letters()).toEqual([]);
  });

  it('leaves the text that another tab holds against it as a draft', async () => {
    const one = await openOutbox();
    const two = createDrafts(connect('/'));
    await two.whenLoaded;
    one.drafts.type(article, 'comment', 'Yes');
    two.type(article, 'comment', 'No');
    await vi.waitFor(() => expect(one.drafts.draftOf(article.id)?.conflicts.comment).toBeDefined());
    await one.submit({ ...fields, comment: 'Yes' });
    expect(one.drafts.draftOf(article.id)?.fields.comment).toBe('No');
    await vi.waitFor(() => expect(two.draftOf(article.id)?.conflicts).toEqual({}));
    expect(two.draftOf(article.id)?.fields.comment).toBe('No');
    two.close();
  });

  it('is told to other tabs, where the draft goes and the letter comes', async () => {
    const [one, two] = [await openOutbox(), await openOutbox()];
    one.write('Well said');
    await vi.waitFor(() => expect(two.drafts.draftOf(article.id)).toBeDefined());
    await one.submit();
    await until(two.outbox, () => two.outbox.letters().length === 1);
    await vi.waitFor(() => expect(two.drafts.draftOf(article.id)).toBeUndefined());
  });
});

describe('sending', () => {
  it('happens once, whoever asks for it and however often', async () => {
    const [one, two] = [await openOutbox(sent), await openOutbox(sent)];
    const id = await one.submit();
    await Promise.all([one.outbox.send(), one.outbox.send(), two.outbox.send(), two.outbox.send()]);
    expect([...one.arrived, ...two.arrived].map((letter) => letter.id)).toEqual([id]);
    expect(statesOf(one.outbox)).toEqual(['sent']);
    await until(two.outbox, () => statesOf(two.outbox)[0] === 'sent');
  });

  it('happens once with locks too, tab and worker in line', async () => {
    let line: Promise<unknown> = Promise.resolve();
    const request = (_name: string, work: () => Promise<unknown>) => (line = line.then(work));
    vi.stubGlobal('navigator', { ...navigator, onLine: true, locks: { request } });
    const { outbox, arrived, submit, connection } = await openOutbox(sent);
    await submit();
    const box = createLetterBox(connection);
    const post: Post = async (letter) => {
      arrived.push(letter);
      return sent;
    };
    await Promise.all([outbox.send(), sendWaiting({ base: '/', box, post, by: 'worker' })]);
    vi.unstubAllGlobals();
    expect(arrived).toHaveLength(1);
  });

  it('goes through all that wait in the order in which they were posted', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01') });
    const { outbox, arrived, submit } = await openOutbox(sent);
    for (const [n, comment] of ['One', 'Two', 'Three'].entries()) {
      vi.setSystemTime(new Date(Date.UTC(2026, 0, 1, n)));
      await submit({ ...fields, comment });
    }
    await outbox.send();
    vi.useRealTimers();
    expect(arrived.map((letter) => letter.fields.comment)).toEqual(['One', 'Two', 'Three']);
  });

  it('ends at the first that nobody answers, and has the rest wait', async () => {
    const { outbox, arrived, submit } = await openOutbox({ kind: 'unanswered' });
    await submit({ ...fields, comment: 'One' });
    await submit({ ...fields, comment: 'Two' });
    await outbox.send();
    expect(arrived).toHaveLength(1);
    expect(statesOf(outbox).toSorted()).toEqual(['waiting', 'waiting: unanswered']);
  });

  it('is not tried before the place wants it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T10:00:00Z') });
    const { outbox, arrived, submit } = await openOutbox(
      { kind: 'later', reason: 'busy', status: 429, seconds: 120 },
      sent,
    );
    const id = await submit();
    await outbox.send();
    expect(outbox.letters()).toMatchObject([{ state: 'waiting', after: '2026-01-01T10:02:00.000Z', unsure: false }]);
    await outbox.send();
    await outbox.hurry(id);
    expect(arrived).toHaveLength(1);
    vi.setSystemTime('2026-01-01T10:02:01Z');
    await outbox.send();
    vi.useRealTimers();
    expect(statesOf(outbox)).toEqual(['sent']);
  });

  it('can be hurried after a fault of the place, which waits longer each time by itself', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T10:00:00Z') });
    const fault = { kind: 'later', reason: 'fault', status: 500 } as const;
    const { outbox, submit } = await openOutbox(fault, fault, sent);
    const id = await submit();
    await outbox.send();
    expect(outbox.letters()).toMatchObject([{ after: '2026-01-01T10:01:00.000Z', unsure: true }]);
    await outbox.hurry(id);
    expect(outbox.letters()).toMatchObject([{ after: '2026-01-01T10:02:00.000Z' }]);
    await outbox.hurry(id);
    vi.useRealTimers();
    expect(statesOf(outbox)).toEqual(['sent']);
  });
});

describe('exactly once', () => {
  it('knows a comment that had arrived although its answer was lost', async () => {
    const { outbox, arrived, submit } = await openOutbox({ kind: 'unanswered' }, { kind: 'there' });
    await submit();
    await outbox.send();
    await outbox.send();
    expect(arrived.map(({ unsure }) => unsure)).toEqual([false, true]);
    expect(arrived[0]?.id).toBe(arrived[1]?.id);
    expect(statesOf(outbox)).toEqual(['sent']);
  });

  it('says that one was said before, where the reader has said it', async () => {
    const { outbox, submit } = await openOutbox(sent, { kind: 'there' });
    await submit();
    await outbox.send();
    await submit();
    await outbox.send();
    expect(statesOf(outbox)).toEqual(['sent', 'refused: twice']);
  });

  it('takes one that is there already for this one, where the reader has not said it before', async () => {
    const { outbox, submit } = await openOutbox(sent, { kind: 'there' });
    await submit({ ...fields, comment: 'Another' });
    await outbox.send();
    await submit();
    await outbox.send();
    expect(statesOf(outbox)).toEqual(['sent', 'sent']);
  });

  it('is unsure of a comment whose tab was killed between request and answer', async () => {
    const { connection, submit } = await openOutbox();
    await submit();
    const never = sendWaiting({
      base: '/',
      box: createLetterBox(connection),
      post: () => new Promise<never>(() => {}),
      by: 'killed',
    });
    const later = await openOutbox({ kind: 'there' });
    await vi.waitFor(async () => {
      const [row] = await (await connection.open()).getAll('outbox');
      expect(row?.letter).toMatchObject({ unsure: true, tries: 1, claim: { by: 'killed' } });
    });
    // Without locks its claim is believed for a while, and nobody else sends it meanwhile.
    await later.outbox.send();
    expect(later.arrived).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 121_000 });
    await later.outbox.send();
    vi.useRealTimers();
    expect(later.arrived).toMatchObject([{ unsure: true, tries: 2 }]);
    expect(statesOf(later.outbox)).toEqual(['sent']);
    void never;
  });

  it('counts what breaks on the way as perhaps arrived', async () => {
    const { outbox, submit } = await openOutbox(new Error('a defect'));
    await submit();
    await outbox.send();
    expect(outbox.letters()).toMatchObject([{ state: 'waiting', unsure: true }]);
  });

  it('is sure that what never left has not arrived', async () => {
    const { outbox, submit } = await openOutbox({ kind: 'unreached' });
    await submit();
    await outbox.send();
    expect(outbox.letters()).toMatchObject([{ state: 'waiting', unsure: false, reason: 'unanswered' }]);
  });
});

describe('a comment that waits', () => {
  it('can be taken back, and posted again as another', async () => {
    const { outbox, submit } = await openOutbox({ kind: 'unreached' });
    const id = await submit();
    expect(await outbox.recall(id)).toBe(true);
    expect(statesOf(outbox)).toEqual(['refused: withdrawn']);
    const next = await submit({ ...fields, comment: 'Better said' });
    expect(outbox.letters().map((letter) => letter.id)).toEqual([next]);
  });

  it('cannot be taken back while it is on its way', async () => {
    const { connection, outbox, submit } = await openOutbox();
    const id = await submit();
    await createLetterBox(connection).take('other', { tried: new Set(), now: new Date(), alone: true });
    expect(await outbox.recall(id)).toBe(false);
    await outbox.discard(id);
    expect(statesOf(outbox)).toEqual(['waiting']);
  });

  it('can be discarded, and had back as it was', async () => {
    const { outbox, submit } = await openOutbox({ kind: 'unreached' });
    const id = await submit();
    await outbox.discard(id);
    expect(outbox.letters()).toEqual([]);
    await outbox.restore(id);
    expect(statesOf(outbox)).toEqual(['waiting']);
  });

  it('is there again in the next tab, and gone when everything is forgotten', async () => {
    const { submit } = await openOutbox();
    await submit();
    const later = await openOutbox();
    expect(statesOf(later.outbox)).toEqual(['waiting']);
    await forgetEverything('/');
    await until(later.outbox, () => later.outbox.letters().length === 0);
  });
});

describe('a device that refuses', () => {
  it('sends from memory, says that it keeps nothing, and leaves the draft', async () => {
    const { outbox, drafts, write, submit } = await openOutbox({ kind: 'unreached' }, sent);
    write('Well said');
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const id = await submit();
    expect(outbox.keeps(id)).toBe(false);
    await outbox.send();
    expect(drafts.draftOf(article.id)?.fields.comment).toBe('Well said');
    await outbox.send();
    full.mockRestore();
    expect(statesOf(outbox)).toEqual(['sent']);
    expect(drafts.draftOf(article.id)).toBeUndefined();
  });

  it('shows no letter that is not whole', async () => {
    const { connection, submit, outbox } = await openOutbox();
    await submit();
    const database = await connection.open();
    const [row] = await database.getAll('outbox');
    for (const [n, broken] of [
      undefined,
      { ...(row?.letter as object), place: { kind: 'json', url: 'javascript:1' } },
      { ...(row?.letter as object), fields: { comment: 1 } },
      { ...(row?.letter as object), state: 'gone' },
    ].entries()) {
      await database.put('outbox', { id: `broken ${n}`, letter: broken });
    }
    await outbox.send();
    expect(statesOf(outbox)).toEqual(['sent']);
  });

  it('remembers the last fifty comments that were sent', async () => {
    const { outbox, connection, submit } = await openOutbox(sent);
    const id = await submit();
    await outbox.send();
    const database = await connection.open();
    const [row] = await database.getAll('outbox');
    for (let n = 0; n < 60; n++) {
      const letter = { ...(row?.letter as Letter), id: `old ${n}`, postedAt: new Date(n).toISOString() };
      await database.put('outbox', { id: letter.id, letter });
    }
    await outbox.send();
    expect(outbox.letters()).toHaveLength(50);
    expect(outbox.letters().at(-1)?.id).toBe(id);
  });
});
