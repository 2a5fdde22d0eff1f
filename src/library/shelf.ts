import { forgotten, openChannel } from '../store/channel.ts';
import { type Connection, inStore } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { isStoreError, type StoreError } from '../store/errors.ts';
import { asPlain } from '../store/plain.ts';

const changes = [
  'edition',
  'pages',
  'articles',
  'saved',
  'read',
  'places',
  'follow',
  'pinned',
  'orders',
  'all',
] as const;
/** What became different in the library; `all`: look at everything again; `problem`: whether the device keeps anything. */
export type Change = (typeof changes)[number] | 'problem';
export type Listener = (change: Change) => void;

/** What the parts of the library stand on: the database, and word of changes to this tab and the others. */
export type Shelf = {
  /** Rejects with StoreUnavailable, StoreBlocked or StoreFull. */
  run<T>(work: (database: Database) => Promise<T>): Promise<T>;
  tell(change: Change): void;
  /** Why the device refused; undefined once it has kept something again. */
  problem(): StoreError | undefined;
  subscribe(listener: Listener): () => void;
  close(): void;
};

export function createShelf(open: Connection['open'], base: string): Shelf {
  const listeners = new Set<Listener>();
  const announce = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const hear = (message: unknown) => {
    const change = message === forgotten ? 'all' : checkChange(message);
    if (change) announce(change);
  };
  let problem: StoreError | undefined;
  const note = (next: StoreError | undefined) => {
    if (next?.name === problem?.name) return;
    problem = next;
    announce('problem');
  };
  let channel: ReturnType<typeof openChannel> | undefined;
  // At the first need only: an open channel would keep a server process from ending.
  const tabs = () => (channel ??= openChannel(base, hear));
  return {
    async run(work) {
      try {
        return await inStore(open, work);
      } catch (error) {
        if (isStoreError(error)) note(error);
        throw error;
      }
    },
    problem: () => problem,
    tell(change) {
      note(undefined);
      announce(change);
      tabs().tell({ library: change });
    },
    subscribe(listener) {
      tabs();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel?.close(),
  };
}

function checkChange(message: unknown): Change | undefined {
  const change = asPlain(message)?.['library'];
  return changes.find((known) => known === change);
}
