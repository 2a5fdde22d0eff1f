import { sha256 } from '../../src/article/hash.ts';
import { keepApp } from '../../src/offline/worker/assets.ts';
import type { House } from '../../src/offline/worker/house.ts';
import { answer } from '../../src/offline/worker/policy.ts';
import { Shelves } from './shelves.ts';

export const HOME = 'http://localhost:3000/blog/';

type Answer = (address: string, init: RequestInit) => Response | Promise<Response>;

/** A published folder behind a stand-in for the worker's `fetch`, and the device's caches. */
export class Deployment {
  readonly files = new Map<string, Answer>();
  readonly requests: string[] = [];
  readonly shelves = new Shelves();
  instead: Answer | undefined;

  put(path: string, body: string, type = 'text/javascript', init: ResponseInit = {}): void {
    this.files.set(path, () => new Response(body, { headers: { 'content-type': type }, ...init }));
  }

  page(path: string, text: string, asset = 'assets/app-1.js'): void {
    this.put(path, pageOf(text, asset), 'text/html');
  }

  /** Publishes a version of the app, and gives what its worker lives in. */
  async version(version: string, asset = `assets/app-${version}.js`): Promise<House> {
    const shell = pageOf(`shell ${version}`, asset);
    this.put('404.html', shell, 'text/html');
    this.put(asset, `app ${version}`);
    this.put('manifest.webmanifest', '{}', 'application/manifest+json');
    const built = {
      shell: { url: '404.html', sha256: await sha256(shell) },
      assets: [asset, 'manifest.webmanifest'],
      version,
    };
    const fetch = (request: Request | string, init: RequestInit = {}) => this.fetch(request, init);
    return { built, home: HOME, caches: this.shelves as unknown as CacheStorage, fetch, patience: 40 };
  }

  async installed(version: string): Promise<House> {
    const house = await this.version(version);
    await keepApp(house);
    return house;
  }

  private async fetch(request: Request | string, init: RequestInit): Promise<Response> {
    const address = typeof request === 'string' ? request : request.url;
    this.requests.push(address.replace(HOME, ''));
    const file = this.files.get(decodeURI(address.replace(HOME, '')));
    const found = this.instead ?? file ?? (() => notFound());
    return found(address, init);
  }
}

/** A worker whose pages are all closed. */
export const alone = { skipWaiting: () => Promise.resolve(), livingClients: () => Promise.resolve([]) };

export const pageOf = (text: string, asset = 'assets/app-1.js') =>
  `<!doctype html>\n<html lang="en" data-base="/blog/"><script type="module" src="/blog/${asset}"></script><p>${text}`;

const notFound = () => new Response('<html>no such file', { status: 404, headers: { 'content-type': 'text/html' } });

/** Opens an address as a navigation; what shows is undefined where the browser is left alone. */
export async function visit(house: House, path: string): Promise<{ shows: string; status: number } | undefined> {
  const request = new Request(new URL(path, house.home).href);
  Object.defineProperty(request, 'mode', { value: 'navigate' });
  const behind: Promise<unknown>[] = [];
  const response = await answer(request, house, (work) => behind.push(work));
  await Promise.all(behind);
  if (response === undefined) return undefined;
  const location = response.headers.get('location');
  return { shows: location ?? textOf(await response.text()), status: response.status };
}

export async function ask(house: House, path: string, init: RequestInit = {}): Promise<string | undefined> {
  const response = await answer(new Request(new URL(path, house.home).href, init), house, () => {});
  return response?.text();
}

const textOf = (html: string) => /<p>(.*)/.exec(html)?.[1] ?? html;
