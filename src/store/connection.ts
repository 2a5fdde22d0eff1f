import { type Database, openDatabase } from './database.ts';
import { asStoreError, hasName, type StoreError } from './errors.ts';

/** This tab's one connection to the database of a base. */
export type Connection = {
  readonly base: string;
  /** The connection if it is open now, so that a transaction can begin in the same task. */
  readonly ready: Database | undefined;
  /** Opens on demand, and again after a loss. Rejects with StoreUnavailable, StoreBlocked or StoreFull. */
  open(): Promise<Database>;
  close(): void;
};

/** Opens nothing yet, so it is safe without a DOM. */
export function connect(base: string): Connection {
  let ready: Database | undefined;
  let opening: Promise<Database> | undefined;
  let late: StoreError | undefined;
  const overdue = (why: StoreError | undefined) => {
    late = why;
  };
  const lose = () => {
    ready = undefined;
    opening = undefined;
  };
  const start = () => {
    const mine: Promise<Database> = openDatabase(base, { lost: () => mine === opening && lose(), overdue }).then(
      (database) => {
        if (mine === opening) ready = database;
        return database;
      },
      (error: unknown) => {
        if (mine === opening) lose();
        throw error;
      },
    );
    return mine;
  };
  return {
    base,
    get ready() {
      return ready;
    },
    open() {
      if (opening === undefined && late !== undefined) return Promise.reject(late);
      opening ??= start();
      return opening;
    },
    close() {
      void opening?.then((database) => database.close()).catch(() => {});
      lose();
    },
  };
}

/**
 * Does work in the database; a connection that was closed in between is opened once more.
 * Rejects with StoreUnavailable, StoreBlocked or StoreFull.
 */
export async function inStore<T>(open: () => Promise<Database>, work: (database: Database) => Promise<T>): Promise<T> {
  const attempt = async () => work(await open());
  try {
    return await attempt().catch((error: unknown) => {
      if (hasName(error, 'InvalidStateError')) return attempt();
      throw error;
    });
  } catch (error) {
    throw asStoreError(error);
  }
}
