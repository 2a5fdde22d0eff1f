import type { Letter } from './letter.ts';
import type { Outbox } from './outbox.ts';

/** Between two attempts while nothing answers, in milliseconds: 10 s at first, then twice as long, 5 min at most. */
const FIRST = 10_000;
const LAST = 300_000;
/** A timer can count to 24 days. */
const LONGEST = 86_400_000;

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
  const goAgain = () => {
    pause = Math.min(LAST, pause * 2);
    void go();
  };
  const plan = () => {
    clearTimeout(timer);
    const waiting = outbox.letters().filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) {
      pause = FIRST;
      return;
    }
    const due = Math.min(...waiting.map(whenDue)) - Date.now();
    timer = setTimeout(goAgain, Math.max(due > 0 ? Math.min(due, LONGEST) : pause, 50));
  };
  const wake = () => {
    pause = FIRST;
    void go();
  };
  addEventListener('online', wake, { signal });
  addEventListener('focus', wake, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal });
  void outbox.whenLoaded.then(go);
  // Whatever was posted, or tried by somebody else, changes when the next attempt is due.
  const leave = outbox.subscribe(plan);
  return () => {
    leave();
    ending.abort();
    clearTimeout(timer);
  };
}

/** Milliseconds since 1970: when the place wants to be asked again, or whoever sends it now must have ended. */
function whenDue({ after, claim }: Letter): number {
  return Math.max(after === undefined ? 0 : Date.parse(after), claim?.until ?? 0);
}
