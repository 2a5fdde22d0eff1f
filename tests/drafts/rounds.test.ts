import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Letter } from '../../src/drafts/letter.ts';
import type { Outbox } from '../../src/drafts/outbox.ts';
import { startRounds } from '../../src/drafts/rounds.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An outbox in which one letter waits, or none; and how often it was asked to send. */
function waitingOutbox() {
  const listeners = new Set<() => void>();
  const sent = vi.fn(async () => {});
  let letters: readonly Partial<Letter>[] = [];
  const outbox = {
    whenLoaded: Promise.resolve(),
    letters: () => letters,
    send: sent,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Outbox;
  const post = (letter: Partial<Letter> = {}) => {
    letters = [{ state: 'waiting', ...letter }];
    for (const listener of listeners) listener();
  };
  return { outbox, sent, post };
}

it('tries what was posted when the pause that the place asked for is over', async () => {
  const { outbox, sent, post } = waitingOutbox();
  const end = startRounds(outbox);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveBeenCalledTimes(1);
  post({ after: new Date(Date.now() + 90_000).toISOString() });
  await vi.advanceTimersByTimeAsync(89_000);
  expect(sent).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveBeenCalledTimes(2);
  end();
});

it('leaves alone what is on its way, until whoever sends it must have ended', async () => {
  const { outbox, sent, post } = waitingOutbox();
  const end = startRounds(outbox);
  await vi.advanceTimersByTimeAsync(0);
  post({ claim: { by: 'another', until: Date.now() + 120_000 } });
  await vi.advanceTimersByTimeAsync(119_000);
  expect(sent).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveBeenCalledTimes(2);
  end();
});

it('tries what nobody answered after 10 s, then after twice as long each time, and at most every 5 min', async () => {
  const { outbox, sent, post } = waitingOutbox();
  const end = startRounds(outbox);
  await vi.advanceTimersByTimeAsync(0);
  post();
  const times: number[] = [];
  const start = Date.now();
  sent.mockImplementation(async () => void times.push((Date.now() - start) / 1000));
  await vi.advanceTimersByTimeAsync(1_200_000);
  expect(times).toEqual([10, 30, 70, 150, 310, 610, 910]);
  end();
});
