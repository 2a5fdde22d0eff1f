import type { MessagePort } from 'node:worker_threads';
import { createBench, type Setup } from './bench.ts';
import type { Answer, Request } from './crew.ts';

/** What a thread of the crew does: it answers requests, one after the other, until it is ended. */
export function answerRequests(port: MessagePort, setup: Setup): void {
  const bench = createBench(setup);
  let turn = Promise.resolve();
  port.on('message', (request: Request | 'end') => {
    turn = turn.then(async () => {
      if (request !== 'end') return port.postMessage(await answer(request));
      bench.end();
      port.close();
    });
  });

  async function answer({ id, kind, jobs }: Request): Promise<Answer> {
    try {
      const results = await bench.do(kind, jobs as never);
      return { id, results, steps: bench.takeSteps() };
    } catch (error) {
      return { id, error: error instanceof Error ? error : new Error(String(error)) };
    }
  }
}
