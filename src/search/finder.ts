import type { EditionFound } from '../data/edition.ts';
import { trustedScript } from '../data/trusted.ts';
import type { Answer, Question } from './question.ts';
import type { Asked, Told } from './serve.ts';
// oxlint-disable-next-line import/default -- Vite builds the worker and gives its address
import script from './worker.ts?worker&url';

/** A question with its answer. `stale`: more has been read since, but the answer was to be held. */
export type Answered = { readonly question: Question; readonly answer: Answer; readonly stale?: true };

/** The page's side of searching. */
export type Finder = {
  /** The last answer; the same object until there is another. */
  answered(): Answered | undefined;
  /** Starts searching with the first listener, and ends it with the last. */
  subscribe(listener: () => void): () => void;
  /** Names the edition whose articles are looked through; what the device keeps is always. */
  read(found: EditionFound): void;
  /** Answered from what has been read so far, and again when more has been. */
  ask(question: Question): void;
  /** The reader is among the results: nothing may move there until another question, or `renew`. */
  hold(): void;
  /** Answers anew what was held. */
  renew(): void;
};

export function createFinder(base: string): Finder {
  const listeners = new Set<() => void>();
  let line: Line | undefined;
  let answered: Answered | undefined;
  let question: Question | undefined;
  /** The question on its way; another one, or more that was read, waits for its answer. */
  let asking: Question | undefined;
  let again = false;
  let held = false;

  const ask = () => {
    if (question === undefined || line === undefined) return;
    again = asking !== undefined;
    if (again) return;
    asking = question;
    line.say({ type: 'ask', question });
  };
  const hear = (told: Told) => {
    if (told.type === 'more') return held ? growStale() : ask();
    const answer = asking && { question: asking, answer: told.answer };
    asking = undefined;
    // What nobody asks for any more is not shown.
    if (answer?.question === question && held) growStale();
    else if (answer?.question === question) enter(answer);
    if (again) ask();
  };
  const growStale = () => {
    if (answered !== undefined && !answered.stale) enter({ ...answered, stale: true });
  };
  const enter = (next: Answered | undefined) => {
    answered = next;
    for (const listener of listeners) listener();
  };

  return {
    answered: () => answered,
    subscribe(listener) {
      listeners.add(listener);
      line ??= openLine(base, hear);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        line?.close();
        [line, asking] = [undefined, undefined];
      };
    },
    read: ({ edition, id, from }) => line?.say({ type: 'read', found: { edition, id, from } }),
    ask(next) {
      held = false;
      question = next;
      ask();
    },
    hold() {
      held = answered !== undefined && answered.question === question;
    },
    renew() {
      held = false;
      ask();
    },
  };
}

type Line = { say(asked: Asked): void; close(): void };

/** To the one who searches: in a worker where the browser has one, else in the page. */
function openLine(base: string, hear: (told: Told) => void): Line {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data));
  port1.start();
  const worker = startWorker(port2);
  const say = (asked: Asked) => port1.postMessage(asked);
  say({ type: 'open', base, address: location.href });
  return {
    say,
    close() {
      say({ type: 'close' });
      worker?.terminate();
      port1.close();
    },
  };
}

function startWorker(port: MessagePort): Worker | undefined {
  try {
    const worker = new Worker(trustedScript(new URL(script, location.href).href));
    worker.postMessage(undefined, [port]);
    return worker;
  } catch {
    void serveHere(port);
    return undefined;
  }
}

async function serveHere(port: MessagePort): Promise<void> {
  const { serveSearch } = await import('./serve.ts');
  serveSearch(port);
}
