import { type IDBPDatabase, openDB } from 'idb';
import { asStoreError, hasName, StoreBlocked } from './errors.ts';
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

/**
 * Opens a connection of its own; `connect` shares one. It closes by itself when another tab needs a newer version or
 * deletes the database, and then says so to `lost`.
 * Rejects with StoreUnavailable, StoreBlocked or StoreFull.
 */
export async function openDatabase(base: string, lost: () => void = () => {}): Promise<Database> {
  try {
    return await openAt(base, steps.length, lost).catch((error: unknown) => {
      if (hasName(error, 'VersionError')) return openAt(base, undefined, lost);
      throw error;
    });
  } catch (error) {
    throw asStoreError(error);
  }
}

function openAt(base: string, version: number | undefined, lost: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    let late = false;
    const blocked = () => {
      late = true;
      reject(new StoreBlocked('another tab holds an older version of the database'));
    };
    const opening = openDB<Schema>(nameOf(base), version, { upgrade, blocked, terminated: lost });
    opening.then((database) => (late ? database.close() : resolve(closing(database, lost))), reject);
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
