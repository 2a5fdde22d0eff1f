import type { Outbox } from './outbox.ts';

/** Between two attempts while nothing answers, in milliseconds: 10 s at first, then twice as long, 5 min at most. */
const FIRST = 10_000;
const LAST = 300_000;

/**
 * Sends what waits: now, when the page is looked at, when the browser says that there is a network again, when the
 * pause that the place asked for is over, and else every few minutes. The answer ends it.
 */
export function startRounds(outbox: Outbox): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST;

  const go = async () => {
    clearTimeout(timer);
    await outbox.send();
    if (!signal.aborted) plan();
  };
  const plan = () => {
    clearTimeout(timer);
    const waiting = outbox.letters().filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) {
      pause = FIRST;
      return;
    }
    const due = Math.min(...waiting.map(({ after }) => (after === undefined ? 0 : Date.parse(after) - Date.now())));
    timer = setTimeout(() => void go(), Math.max(due > 0 ? due : pause, 50));
    pause = Math.min(LAST, pause * 2);
  };
  const wake = () => {
    pause = FIRST;
    void go();
  };
  addEventListener('online', wake, { signal });
  addEventListener('focus', wake, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal });
  void outbox.whenLoaded.then(go);
  return () => {
    ending.abort();
    clearTimeout(timer);
  };
}
