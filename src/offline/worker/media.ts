import { hasName } from '../../store/errors.ts';
import { type House, LOOSELY } from './house.ts';
import { mediaName } from './names.ts';
import { partOf } from './response.ts';

/**
 * Pictures, films and sounds of kept articles from the device, others from the network. Their names hold a hash: they
 * never change. Players ask for pieces.
 */
export async function answerMedia(request: Request, house: House): Promise<Response> {
  const kept = await house.caches.match(request.url, { ...LOOSELY, cacheName: mediaName(house) });
  const range = request.headers.get('range');
  return kept === undefined ? house.fetch(request) : range === null ? kept : partOf(kept, range);
}

/** How many of the wanted files are kept now, and how many could not be had; `full`: for want of room. */
export type MediaKept = { readonly kept: number; readonly failed: number; readonly full: boolean };

/** Connections at once: enough to fill the line, few enough to leave the reader's own requests room. */
const AT_ONCE = 6;

/** Keeps files of this folder's `media/`; other addresses are left out. Never rejects. */
export async function keepMedia(addresses: readonly string[], house: House): Promise<MediaKept> {
  const wanted = [...new Set(addresses)].filter((address) => address.startsWith(`${house.home}media/`));
  const cache = await house.caches.open(mediaName(house));
  const queue = wanted.values();
  let kept = 0;
  let full = false;
  const drain = async () => {
    for (const address of queue) {
      const outcome = full ? 'failed' : await keepFile(address, cache, house);
      if (outcome === 'kept') kept += 1;
      full ||= outcome === 'full';
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drain));
  return { kept, failed: wanted.length - kept, full };
}

export async function forgetMedia(addresses: readonly string[], house: House): Promise<void> {
  const cache = await house.caches.open(mediaName(house));
  await Promise.all(addresses.map((address) => cache.delete(address, LOOSELY)));
}

async function keepFile(address: string, cache: Cache, house: House): Promise<'kept' | 'failed' | 'full'> {
  try {
    if ((await cache.match(address, LOOSELY)) !== undefined) return 'kept';
    const response = await house.fetch(address, { credentials: 'same-origin', mode: 'same-origin' });
    const type = response.headers.get('content-type') ?? '';
    if (response.status !== 200 || response.redirected || type.startsWith('text/html')) return 'failed';
    await cache.put(address, response);
    return 'kept';
  } catch (error) {
    return hasName(error, 'QuotaExceededError') ? 'full' : 'failed';
  }
}
