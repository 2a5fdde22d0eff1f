import { isAppKept, keepApp } from './assets.ts';
import type { House } from './house.ts';
import { measure } from './measure.ts';
import { forgetMedia, keepMedia } from './media.ts';
import { keepPages } from './pages.ts';
import { forgetCaches, sweep } from './sweep.ts';

/** What else a worker can do, for messages. */
export type Scope = { skipWaiting(): Promise<void>; livingClients(): Promise<string[]> };

/** Does what a page asks; the result is the reply. Messages are foreign: what is not understood has no effect. */
export async function obey(message: unknown, house: House, scope: Scope): Promise<unknown> {
  const { type, urls } = read(message);
  switch (type) {
    case 'SKIP_WAITING':
      return scope.skipWaiting();
    case 'STATUS':
      return status(house, scope);
    case 'SERVES':
      return urls.every((url) => house.built.assets.some((asset) => house.home + asset === url));
    case 'KEEP_PAGES':
      return keepPages(urls, house);
    case 'KEEP_MEDIA':
      return keepMedia(urls, house);
    case 'FORGET_MEDIA':
      return forgetMedia(urls, house);
    case 'MEASURE':
      return measure(house);
    case 'FORGET_ALL':
      return forgetCaches(house, { keepApp: true });
    default:
      return undefined;
  }
}

/** Whether the whole app is kept. What a browser has taken away is fetched again before the answer. */
async function status(house: House, scope: Scope): Promise<{ version: string; complete: boolean }> {
  await sweep(await scope.livingClients(), house);
  if (!(await isAppKept(house))) await keepApp(house).catch(() => {});
  return { version: house.built.version, complete: await isAppKept(house) };
}

function read(message: unknown): { type: unknown; urls: string[] } {
  const { type, urls } = (typeof message === 'object' && message !== null ? message : {}) as Record<string, unknown>;
  return { type, urls: Array.isArray(urls) ? urls.filter((url) => typeof url === 'string') : [] };
}
