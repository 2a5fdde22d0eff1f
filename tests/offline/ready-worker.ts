import type { OfflineWorker, WorkerState } from '../../src/offline/registration.ts';
import { HOME } from '../data/site.ts';

/** A worker that has everything, and notes which pictures it was told to keep. */
export class ReadyWorker implements OfflineWorker {
  readonly pictures: string[] = [];
  now: WorkerState = 'ready';
  complete = true;
  private listener = () => {};

  readonly state = () => this.now;
  readonly applyUpdate = () => {};
  readonly stop = () => {};
  readonly subscribe = (listener: () => void) => {
    this.listener = listener;
    return () => {};
  };
  ask: OfflineWorker['ask'] = (message) => {
    if (message.type === 'KEEP_MEDIA') this.pictures.push(...message.urls.map((url) => url.replace(HOME, '')));
    const kept = message.type === 'KEEP_MEDIA' ? new Set(message.urls).size : 0;
    return Promise.resolve({ complete: this.complete, kept });
  };

  enter(state: WorkerState): void {
    this.now = state;
    this.listener();
  }
}
