import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, connect, inStore } from '../../src/store/connection.ts';
import { committed, openDatabase } from '../../src/store/database.ts';
import { StoreBlocked, StoreFull, StoreUnavailable } from '../../src/store/errors.ts';

const edition = { id: 'a', order: 1, raw: { title: 'Sample' } };
const open: Connection[] = [];

function tab(base = '/'): Connection {
  const connection = connect(base);
  open.push(connection);
  return connection;
}

/** Another tab with a newer Carrel. */
async function openNewer(): Promise<{ close(): void }> {
  return openDB('carrel:/', 99, { upgrade: (database) => void database.createObjectStore('later') });
}

beforeEach(async () => {
  await deleteDB('carrel:/');
});

afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
  vi.unstubAllGlobals();
});

describe('the connection of a tab', () => {
  it('opens once for all who ask, and is at hand from then on', async () => {
    const connection = tab();
    expect(connection.ready).toBeUndefined();
    const [one, two] = await Promise.all([connection.open(), connection.open()]);
    expect(one).toBe(two);
    expect(connection.ready).toBe(one);
  });

  it('shows one tab what another keeps', async () => {
    await inStore(tab().open, (database) => database.put('editions', edition));
    expect(await inStore(tab().open, (database) => database.get('editions', 'a'))).toEqual(edition);
  });

  it('lets go when another tab brings a newer version, and then writes into that one', async () => {
    const older = tab();
    await inStore(older.open, (database) => database.put('editions', edition));
    const newer = await openNewer();
    expect(older.ready).toBeUndefined();
    expect(await inStore(older.open, (database) => database.get('editions', 'a'))).toEqual(edition);
    older.close();
    newer.close();
  });

  it('lets go when the database is deleted, and finds a new one when it is needed again', async () => {
    const connection = tab();
    await inStore(connection.open, (database) => database.put('editions', edition));
    await deleteDB('carrel:/');
    expect(await inStore(connection.open, (database) => database.count('editions'))).toBe(0);
  });

  it('opens again for work that finds it closed', async () => {
    const connection = tab();
    (await connection.open()).close();
    const work = vi.fn(async () => {
      if (work.mock.calls.length === 1) throw new DOMException('closing', 'InvalidStateError');
      return 'done';
    });
    expect(await inStore(connection.open, work)).toBe('done');
  });

  it('keeps two Carrels on one origin apart', async () => {
    await inStore(tab('/').open, (database) => database.put('editions', edition));
    expect(await inStore(tab('/blog/').open, (database) => database.count('editions'))).toBe(0);
  });
});

describe('a device that refuses', () => {
  it('is named blocked while a tab holds an older version, and opens once that tab is gone', async () => {
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('carrel:/blocked/', 1);
      request.onsuccess = () => resolve(request.result);
    });
    await expect(openDatabase('/blocked/')).rejects.toBeInstanceOf(StoreBlocked);
    stubborn.close();
    (await openDatabase('/blocked/')).close();
  });

  it('stays blocked for whoever asks meanwhile, since no other opening can pass the one that waits', async () => {
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('carrel:/waiting/', 1);
      request.onsuccess = () => resolve(request.result);
    });
    const connection = tab('/waiting/');
    await expect(connection.open()).rejects.toBeInstanceOf(StoreBlocked);
    await expect(connection.open()).rejects.toBeInstanceOf(StoreBlocked);
    stubborn.close();
    await expect.poll(() => connection.open().catch(() => undefined)).toBeDefined();
  });

  it('is named unavailable where the disk never answers', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() });
    const connection = tab();
    const refused = expect(connection.open()).rejects.toBeInstanceOf(StoreUnavailable);
    await vi.advanceTimersByTimeAsync(3000);
    await refused;
    await expect(connection.open()).rejects.toBeInstanceOf(StoreUnavailable);
    vi.useRealTimers();
  });

  it('is named unavailable where there is no IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(openDatabase('/')).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('is named unavailable, with the cause, where opening throws', async () => {
    const cause = new DOMException('denied', 'SecurityError');
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw cause;
      },
    });
    const refused = await openDatabase('/').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect(refused).toHaveProperty('cause', cause);
  });

  it('is asked again after it refused once', async () => {
    const connection = tab();
    vi.stubGlobal('indexedDB', undefined);
    await expect(connection.open()).rejects.toBeInstanceOf(StoreUnavailable);
    vi.unstubAllGlobals();
    expect(await connection.open()).toBeDefined();
  });

  it('is named full when there is no room left', async () => {
    const full = new DOMException('no room', 'QuotaExceededError');
    await expect(inStore(tab().open, () => Promise.reject(full))).rejects.toBeInstanceOf(StoreFull);
  });
});

it('commits at once, and says by one error what has failed', async () => {
  const database = await tab().open();
  const transaction = database.transaction('editions', 'readwrite');
  const request = transaction.store.put(edition);
  transaction.abort();
  await expect(committed(transaction, [request])).rejects.toHaveProperty('name', 'AbortError');
  const another = database.transaction('editions', 'readwrite');
  await committed(another, [another.store.put(edition)]);
  expect(await database.get('editions', 'a')).toEqual(edition);
});
