import { type IDBPDatabase, openDB } from 'idb';
import { asStoreError, hasName, StoreBlocked, type StoreError, StoreUnavailable } from './errors.ts';
import { nameOf } from './names.ts';
import type { Schema } from './schema.ts';

export type Database = IDBPDatabase<Schema>;

/**
 * What each version adds, oldest first; the number of steps is the version. This list only ever grows and no step takes
 * anything away: a tab that still runs an older Carrel goes on writing into the newer database.
 */
const steps: readonly ((database: Database) => void)[] = [
  (database) => {
    database.createObjectStore('editions', { keyPath: 'id' });
    database.createObjectStore('pages', { keyPath: 'sha256' });
    const articles = database.createObjectStore('articles', { keyPath: 'id' });
    articles.createIndex('bySlug', 'slug');
    articles.createIndex('bySha256', 'sha256');
    database.createObjectStore('rows', { keyPath: 'id' });
    database.createObjectStore('marks', { keyPath: ['kind', 'id'] });
    database.createObjectStore('drafts', { keyPath: ['articleId', 'tab'] });
  },
  (database) => {
    database.createObjectStore('earlier', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('outbox', { keyPath: 'id' });
    database.createObjectStore('comments', { keyPath: 'articleId' });
  },
  (database) => {
    database.createObjectStore('search', { keyPath: 'key' });
  },
];

/** Who hears what becomes of a connection. */
type Ear = {
  /** It has closed by itself. */
  readonly lost: () => void;
  /** An opening that was given up is still on its way; the browser lets no other pass it. Undefined: it has ended. */
  readonly overdue: (why: StoreError | undefined) => void;
};

/**
 * Opens a connection of its own; `connect` shares one. It closes by itself when another tab needs a newer version or
 * deletes the database.
 * Rejects with StoreUnavailable, StoreBlocked or StoreFull.
 */
export async function openDatabase(base: string, hear: Partial<Ear> = {}): Promise<Database> {
  const ear = { lost: () => {}, overdue: () => {}, ...hear };
  try {
    return await openAt(base, steps.length, ear).catch((error: unknown) => {
      if (hasName(error, 'VersionError')) return openAt(base, undefined, ear);
      throw error;
    });
  } catch (error) {
    throw asStoreError(error);
  }
}

/** Milliseconds after which a disk that has not answered counts as none: reading must not wait for it. */
const PATIENCE = 3000;

function openAt(base: string, version: number | undefined, { lost, overdue }: Ear): Promise<Database> {
  return new Promise((resolve, reject) => {
    let late = false;
    const giveUp = (error: StoreError) => {
      late = true;
      overdue(error);
      reject(error);
    };
    const timer = setTimeout(giveUp, PATIENCE, new StoreUnavailable('the disk does not answer'));
    const blocked = () => giveUp(new StoreBlocked('another tab holds an older version of the database'));
    const opening = openDB<Schema>(nameOf(base), version, { upgrade, blocked, terminated: lost });
    const settle = (database: Database) => (late ? database.close() : resolve(closing(database, lost)));
    void opening.then(settle, reject).finally(() => {
      clearTimeout(timer);
      if (late) overdue(undefined);
    });
  });
}

function upgrade(database: Database, oldVersion: number): void {
  for (const step of steps.slice(oldVersion)) step(database);
}

function closing(database: Database, lost: () => void): Database {
  database.addEventListener('versionchange', () => {
    database.close();
    lost();
  });
  return database;
}

/** Commits at once, in this task, and waits for the end. Rejects with what made it fail. */
export async function committed(
  transaction: { commit(): void; readonly done: Promise<unknown> },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  const end = Promise.all([...requests, transaction.done]);
  try {
    transaction.commit();
  } catch {
    // It has ended already: what became of it, its requests say.
  }
  await end;
}
