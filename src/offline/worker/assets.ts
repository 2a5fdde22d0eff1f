import { type House, LOOSELY } from './house.ts';
import { appName, otherAppNames } from './names.ts';
import { plainCopy } from './response.ts';

/** The app's own files: from the device, whichever version asks, else from the network. */
export async function answerAsset(request: Request, house: House): Promise<Response> {
  return (await keptAsset(request.url, house)) ?? house.fetch(request);
}

/** A file from this version's cache or, for a page that another version has opened, from that one's. */
export async function keptAsset(address: string, house: House): Promise<Response | undefined> {
  return (await assetIn([appName(house)], address, house)) ?? assetIn(await otherAppNames(house), address, house);
}

/** A file from the first of these caches that holds it. */
export async function assetIn(names: readonly string[], address: string, house: House): Promise<Response | undefined> {
  for (const cacheName of names) {
    const kept = await house.caches.match(address, { ...LOOSELY, cacheName });
    if (kept !== undefined) return kept;
  }
  return undefined;
}

/**
 * Keeps shell and assets, all or nothing: rejects if one is not what was built, so that the browser tries again later
 * and the version before goes on.
 */
export async function keepApp(house: House): Promise<void> {
  const cache = await house.caches.open(appName(house));
  const { shell, assets } = house.built;
  await Promise.all([keepShell(cache, house.home + shell.url, house), ...assets.map(keepAsset)]);

  async function keepAsset(asset: string): Promise<void> {
    const address = house.home + asset;
    if ((await cache.match(address, LOOSELY)) !== undefined) return;
    await cache.put(address, await fetchAsset(asset, address, house));
  }
}

/** Whether everything the app needs is kept: browsers may take single caches away. */
export async function isAppKept(house: House): Promise<boolean> {
  const { shell, assets } = house.built;
  const options = { ...LOOSELY, cacheName: appName(house) };
  const kept = await Promise.all([shell.url, ...assets].map((file) => house.caches.match(house.home + file, options)));
  return kept.every((response) => response !== undefined);
}

/** Whatever the status and the way there (hosts answer `/404.html` with 404, or from `/404`), the bytes decide. */
async function keepShell(cache: Cache, address: string, house: House): Promise<void> {
  const response = await house.fetch(address, { cache: 'no-cache', credentials: 'same-origin' });
  const body = await response.clone().arrayBuffer();
  if ((await sha256(body)) !== house.built.shell.sha256) throw new Error(`not the shell of this version: ${address}`);
  await cache.put(address, plainCopy(response, body));
}

async function fetchAsset(asset: string, address: string, house: House): Promise<Response> {
  // Names under assets/ hold a hash: what an older version has kept is the same file.
  const hashed = asset.startsWith('assets/');
  const kept = hashed ? await keptAsset(address, house) : undefined;
  if (kept !== undefined) return kept;
  const response = await house.fetch(address, { cache: hashed ? 'default' : 'no-cache', credentials: 'same-origin' });
  if (!response.ok || isHtml(response)) throw new Error(`not an asset: ${address} (${response.status})`);
  return plainCopy(response, await response.arrayBuffer());
}

const isHtml = (response: Response) => response.headers.get('content-type')?.startsWith('text/html') === true;

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
