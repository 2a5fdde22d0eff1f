import { type Connection, inStore } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { asStoreError, type StoreError, StoreUnavailable } from '../store/errors.ts';
import { isNewer } from '../store/plain.ts';
import { checkRecord, coversRecord, type DraftRecord, isBlank } from './record.ts';

/** One record to write; to remove; or to remove if all of it is in another tab's record on the disk. */
export type Write = { readonly articleId: string; readonly tab: string } & (
  | { readonly put: DraftRecord }
  | { readonly remove: true }
  | { readonly removeIfIn: string }
);

export type Disk = {
  /** Every record that is whole and belongs to a draft with text in it; the others are removed. Rejects with a StoreError. */
  read(): Promise<DraftRecord[]>;
  /** Begins a transaction in this task if the connection is open, else as soon as it is. Never throws. */
  write(writes: readonly Write[]): void;
  forget(): void;
  /** Tries no more. */
  close(): void;
  /** Why something typed is not on the disk. */
  readonly problem: StoreError | undefined;
};

/**
 * @param changed told when `problem` has come or gone
 * @param written told when something reached the disk
 */
export function createDisk(connection: Connection, changed: () => void, written: () => void): Disk {
  /** What is not on the disk, nor on its way to it; the last write for each record. */
  const waiting = new Map<string, Write>();
  /** The last write begun or waiting for each record: an older one that failed must not come after it. */
  const last = new Map<string, Write>();
  let problem: StoreError | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = 0;

  const report = (next: StoreError | undefined) => {
    if (problem?.name === next?.name) return;
    problem = next;
    changed();
  };
  const succeed = () => {
    pause = 0;
    if (waiting.size === 0) report(undefined);
    written();
  };
  /** At once the first time, since a browser may drop a connection without a word; then every two seconds. */
  const tryAgain = (error: StoreError) => {
    report(error);
    timer ??= setTimeout(() => {
      timer = undefined;
      if (waiting.size > 0) flush();
    }, pause);
    pause = 2000;
  };
  const fail = (writes: readonly Write[], error: StoreError) => {
    for (const one of writes) if (last.get(keyOf(one)) === one) waiting.set(keyOf(one), one);
    if (error instanceof StoreUnavailable) connection.close();
    tryAgain(error);
  };
  const begin = (database: Database) => {
    const writes = [...waiting.values()];
    waiting.clear();
    if (writes.length === 0) return;
    transact(database, writes).then(succeed, (error: unknown) => fail(writes, asStoreError(error)));
  };
  const flush = () => {
    if (connection.ready) begin(connection.ready);
    else connection.open().then(begin, (error: unknown) => tryAgain(asStoreError(error)));
  };
  const write = (writes: readonly Write[]) => {
    for (const one of writes) {
      waiting.set(keyOf(one), one);
      last.set(keyOf(one), one);
    }
    if (waiting.size > 0) flush();
  };
  return {
    async read() {
      const { records, useless } = await inStore(connection.open, readAll);
      write(useless);
      return records;
    },
    write,
    forget() {
      waiting.clear();
      last.clear();
      report(undefined);
    },
    close: () => clearTimeout(timer),
    get problem() {
      return problem;
    },
  };
}

async function readAll(database: Database) {
  const rows = await database.getAll('drafts');
  const checked = rows.filter(({ draft }) => !isNewer(draft)).map((row) => ({ row, record: checkRecord(row.draft) }));
  const records = checked.flatMap(({ record }) => record ?? []);
  const written = new Set(records.filter((record) => !isBlank(record)).map((record) => record.articleId));
  const useless = checked.flatMap(({ row, record }) => (record && written.has(row.articleId) ? [] : [removalOf(row)]));
  return { records: records.filter((record) => written.has(record.articleId)), useless };
}

/**
 * Begins at once: the transactions and their requests exist when it returns, and what was typed is committed in the same
 * task. A transaction that commits by itself waits for the page to hear of its requests, and is undone if the page goes
 * first (measured in Chromium: 2 of 20 reloads right after a key).
 */
async function transact(database: Database, writes: readonly Write[]): Promise<void> {
  const { store, done, commit } = begun(database);
  const requests = writes.map((write) => {
    if ('put' in write) return store.put({ articleId: write.articleId, tab: write.tab, draft: write.put });
    return 'remove' in write ? store.delete([write.articleId, write.tab]) : undefined;
  });
  commit();
  const covered = writes.filter((write) => 'removeIfIn' in write);
  await Promise.all([...requests, done, ...(covered.length > 0 ? [removeCovered(database, covered)] : [])]);
}

async function removeCovered(database: Database, writes: readonly Extract<Write, { removeIfIn: string }>[]) {
  const { store, done } = begun(database);
  const removals = writes.map(async ({ articleId, tab, removeIfIn }) => {
    const [stored, over] = await Promise.all([store.get([articleId, tab]), store.get([articleId, removeIfIn])]);
    const [record, later] = [checkRecord(stored?.draft), checkRecord(over?.draft)];
    // The one may have been typed in since it was last heard of, the other may not have been kept.
    if (record && later && coversRecord(later, record)) await store.delete([articleId, tab]);
  });
  await Promise.all([...removals, done]);
}

function begun(database: Database) {
  const transaction = database.transaction('drafts', 'readwrite');
  return { store: transaction.store, done: transaction.done, commit: () => transaction.commit() };
}

export function putOf(record: DraftRecord): Write {
  return { articleId: record.articleId, tab: record.tab, put: record };
}

export function removalOf({ articleId, tab }: { articleId: string; tab: string }): Write {
  return { articleId, tab, remove: true };
}

function keyOf({ articleId, tab }: Write): string {
  return JSON.stringify([articleId, tab]);
}
