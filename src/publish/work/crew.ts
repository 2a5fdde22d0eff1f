import { Worker } from 'node:worker_threads';
import type { Step } from '../edition/folder.ts';
import type { Fetch } from '../pictures/remote.ts';
import { createBench, type Setup } from './bench.ts';
import type { DrawJob } from './draw.ts';
import type { MakeJob, MakeResult } from './make.ts';

/** The kinds of work that can be done on several cores. */
export type Jobs = { readonly make: MakeJob; readonly draw: DrawJob };
export type Results = { readonly make: MakeResult; readonly draw: Drawn };
/** Nothing has to be told of a page but that it is there. */
export type Drawn = true;

export type Request = {
  readonly id: number;
  readonly kind: keyof Jobs;
  readonly jobs: readonly (MakeJob | DrawJob)[];
};
/** `steps` are the files written meanwhile. */
export type Answer =
  | { readonly id: number; readonly results: readonly (MakeResult | Drawn)[]; readonly steps: readonly Step[] }
  | { readonly id: number; readonly error: Error };

/** Those who make articles and draw pages: this thread, or several. */
export type Crew = {
  /**
   * Does all jobs; they are asked for as they can be taken, so that they need not all be there at once.
   *
   * @param done told each result with the place of its job, in any order
   */
  readonly work: <K extends keyof Jobs>(
    kind: K,
    jobs: Iterable<Jobs[K]>,
    done: (result: Results[K], index: number) => void,
  ) => Promise<void>;
  readonly end: () => Promise<void>;
};

type Notes = (steps: readonly Step[]) => void;

/** @param note told of the files written */
export function hire(setup: Setup, { threads, program, fetch }: Hiring, note: Notes): Crew {
  return threads < 2 || program === undefined ? alone(setup, fetch, note) : together(setup, threads, program, note);
}

export type Hiring = {
  readonly threads: number;
  /** The built command, which the threads run too; without it everything is done in this thread. */
  readonly program?: string | undefined;
  /** Brings pictures of other sites, where that is not the network. */
  readonly fetch?: Fetch | undefined;
};

function alone(setup: Setup, fetch: Fetch | undefined, note: Notes): Crew {
  const bench = createBench(setup, fetch);
  return {
    work: async (kind, jobs, done) => {
      for (const { start, batch } of divide(jobs)) {
        const results = await bench.do(kind, batch);
        note(bench.takeSteps());
        results.forEach((result, index) => done(result, start + index));
      }
    },
    end: async () => bench.end(),
  };
}

/** Large enough that sending costs nothing, small enough that all are ready at the same time. */
const BATCH = 16;

function together(setup: Setup, threads: number, program: string, note: Notes): Crew {
  const hands = Array.from({ length: threads }, () => new Hand(new Worker(program, { workerData: setup })));
  return {
    work: async (kind, jobs, done) => {
      const batches = divide(jobs);
      const one = async (hand: Hand) => {
        for (const { start, batch } of { [Symbol.iterator]: () => batches }) {
          const { results, steps } = await hand.ask(kind, batch);
          note(steps);
          results.forEach((result, index) => done(result as Results[typeof kind], start + index));
        }
      };
      // Two batches a thread: the next one is there when the last one is done.
      await Promise.all([...hands, ...hands].map(one));
    },
    end: async () => {
      await Promise.all(hands.map((hand) => hand.end()));
    },
  };
}

/** One stream of batches, from which every thread takes the next. */
function* divide<T>(jobs: Iterable<T>): Generator<{ start: number; batch: T[] }> {
  let batch: T[] = [];
  let start = 0;
  for (const job of jobs) {
    batch.push(job);
    if (batch.length < BATCH) continue;
    yield { start, batch };
    start += batch.length;
    batch = [];
  }
  if (batch.length > 0) yield { start, batch };
}

type Waiting = { readonly resolve: (answer: Done) => void; readonly reject: (error: Error) => void };
type Done = Extract<Answer, { readonly steps: readonly Step[] }>;

/** One thread, and who waits for its answers. */
class Hand {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #gone: Promise<void>;
  #last = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#gone = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('a thread ended before its work was done')));
  }

  ask(kind: keyof Jobs, jobs: Request['jobs']): Promise<Done> {
    const id = (this.#last += 1);
    this.#worker.postMessage({ id, kind, jobs } satisfies Request);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** What is still being worked on when something has failed is wanted by nobody. */
  async end(): Promise<void> {
    if (this.#waiting.size > 0) await this.#worker.terminate();
    else this.#worker.postMessage('end');
    await this.#gone;
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(answer.error);
    else waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
