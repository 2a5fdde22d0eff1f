import { type House, LOOSELY } from './house.ts';
import { appName, ownNames } from './names.ts';

/** Where a version notes who and what was there before it: pages that still run, and load parts of, an older one. */
const NOTE = 'before';

type Before = { readonly clients: readonly string[]; readonly caches: readonly string[] };

/** At activation: notes the pages that are open, and the caches of other versions that serve them. */
export async function noteBefore(clients: readonly string[], house: House): Promise<void> {
  const own = appName(house);
  const caches = (await ownNames(house)).filter((name) => name.includes(':app:') && name !== own);
  const cache = await house.caches.open(own);
  await cache.put(house.home + NOTE, Response.json({ clients, caches } satisfies Before));
}

/** Deletes the caches of versions before this one, once none of the pages that they serve lives any more. */
export async function sweep(living: readonly string[], house: House): Promise<void> {
  const cacheName = appName(house);
  const note = await house.caches.match(house.home + NOTE, { ...LOOSELY, cacheName });
  const before: Before | undefined = await note?.json();
  if (before === undefined || before.clients.some((id) => living.includes(id))) return;
  // Only those of the note: the cache of a newer version that waits has to stay.
  await Promise.all(before.caches.map((name) => house.caches.delete(name)));
  await (await house.caches.open(cacheName)).delete(house.home + NOTE);
}

/** Deletes this base's caches, except those of the app where `keepApp`. */
export async function forgetCaches(house: House, { keepApp }: { readonly keepApp: boolean }): Promise<void> {
  const names = (await ownNames(house)).filter((name) => !keepApp || !name.includes(':app:'));
  await Promise.all(names.map((name) => house.caches.delete(name)));
}
