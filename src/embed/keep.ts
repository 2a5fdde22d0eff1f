import type { Loaded } from '../data/load.ts';

/** The one thing that is ever stored in a host's origin, and only where an element says `keep`. */
const NAME = 'carrel-article';
/** Articles; of more the oldest go. */
const MOST = 100;

/** A bundle's bytes and where they came from. */
export type Kept = Pick<Loaded, 'bytes' | 'address'>;

/** Keeps a bundle under the address that was asked for. What a browser does not let be kept is shown all the same. */
export async function keepBundle(src: string, { bytes, address }: Kept): Promise<void> {
  await quietly(async () => {
    const cache = await caches.open(NAME);
    const held = await cache.keys();
    const others = held.filter(({ url }) => url !== src);
    for (const old of others.slice(0, Math.max(0, others.length - MOST + 1))) await cache.delete(old);
    await cache.delete(src);
    await cache.put(src, new Response(new Uint8Array(bytes), { headers: { 'X-Address': encodeURI(address) } }));
  });
}

/** What was kept for this address; undefined where there is nothing, or nothing can be read. */
export async function keptBundle(src: string): Promise<Kept | undefined> {
  return quietly(async () => {
    const response = await (await caches.open(NAME)).match(src);
    const address = response?.headers.get('X-Address');
    if (!response || !address) return undefined;
    return { bytes: new Uint8Array(await response.arrayBuffer()), address: decodeURI(address) };
  });
}

/** Forgets an article that its site has withdrawn. */
export async function forgetBundle(src: string): Promise<void> {
  await quietly(async () => (await caches.open(NAME)).delete(src));
}

/** Private windows and full disks refuse with errors of many names; none of them is the reader's concern. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
