import { forgotten, openChannel } from '../store/channel.ts';
import { type Connection, inStore } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { asPlain } from '../store/plain.ts';

const changes = ['edition', 'pages', 'articles', 'saved', 'read', 'places', 'follow', 'all'] as const;
/** What became different in the library; `all`: look at everything again. */
export type Change = (typeof changes)[number];
export type Listener = (change: Change) => void;

/** What the parts of the library stand on: the database, and word of changes to this tab and the others. */
export type Shelf = {
  /** Rejects with StoreUnavailable, StoreBlocked or StoreFull. */
  run<T>(work: (database: Database) => Promise<T>): Promise<T>;
  tell(change: Change): void;
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
  let channel: ReturnType<typeof openChannel> | undefined;
  // At the first need only: an open channel would keep a server process from ending.
  const tabs = () => (channel ??= openChannel(base, hear));
  return {
    run: (work) => inStore(open, work),
    tell(change) {
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
