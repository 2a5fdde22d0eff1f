import type { House } from './house.ts';
import { mediaName, ownNames } from './names.ts';

/** Bytes of the kept pictures, and of everything else that the worker keeps: app and pages. */
export type Measured = { readonly pictures: number; readonly app: number };

export async function measure(house: House): Promise<Measured> {
  const measured = { pictures: 0, app: 0 };
  for (const name of await ownNames(house)) {
    const cache = await house.caches.open(name);
    const part = name === mediaName(house) ? 'pictures' : 'app';
    for (const request of await cache.keys()) measured[part] += await sizeOf(await cache.match(request));
  }
  return measured;
}

async function sizeOf(response: Response | undefined): Promise<number> {
  return response === undefined ? 0 : (await response.blob()).size;
}
