import { type House, LOOSELY } from './house.ts';
import { appName, otherAppNames, ownNames } from './names.ts';

/** Where a version notes who and what was there before it: pages that still run, and load parts of, an older one. */
const NOTE = 'before';

type Before = { readonly clients: readonly string[]; readonly caches: readonly string[] };

/** At activation: notes the pages that are open, and the caches of other versions that serve them. */
export async function noteBefore(clients: readonly string[], house: House): Promise<void> {
  const caches = await otherAppNames(house);
  const cache = await house.caches.open(appName(house));
  await cache.put(house.home + NOTE, Response.json({ clients, caches } satisfies Before));
}

/** Deletes the caches of versions before this one, once none of the pages that they serve lives any more. */
export async function sweep(living: readonly string[], house: House): Promise<void> {
  const before = await readNote(house);
  if (before === undefined || before.clients.some((id) => living.includes(id))) return;
  // Only those of the note: the cache of a newer version that waits has to stay.
  await Promise.all(before.caches.map((name) => house.caches.delete(name)));
  await (await house.caches.open(appName(house))).delete(house.home + NOTE);
}

/** The caches from which a page may be opened anew: not those of versions before, which serve open pages alone. */
export async function currentAppNames(house: House): Promise<string[]> {
  const before = await readNote(house);
  const others = (await otherAppNames(house)).filter((name) => before?.caches.includes(name) !== true);
  return [appName(house), ...others];
}

async function readNote(house: House): Promise<Before | undefined> {
  const note = await house.caches.match(house.home + NOTE, { ...LOOSELY, cacheName: appName(house) });
  return note?.json();
}

/**
 * After an installation that failed: what it kept helps the next attempt, except on a full device, where it would be in
 * the way of everything else. Rejects with the error.
 */
export async function forgetHalf(error: unknown, house: House): Promise<never> {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  if (full) await house.caches.delete(appName(house));
  throw error;
}

/** Deletes this base's caches, except those of the app where `keepApp`. */
export async function forgetCaches(house: House, { keepApp }: { readonly keepApp: boolean }): Promise<void> {
  const names = (await ownNames(house)).filter((name) => !keepApp || !name.includes(':app:'));
  await Promise.all(names.map((name) => house.caches.delete(name)));
}
