import { nameOf } from '../store/names.ts';

/**
 * Does work when nobody else of this base does it: tabs and the worker stand in line. `alone` is false where the
 * browser has no locks (plain http): then the claims on the letters keep them apart.
 */
export async function inTurn<T>(base: string, work: (alone: boolean) => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (locks === undefined) return work(false);
  return (await locks.request(nameOf(base, 'outbox'), () => work(true))) as T;
}
