import { assetIn } from './assets.ts';
import { type House, type Later, LOOSELY } from './house.ts';
import { appName, appNames, pagesName } from './names.ts';
import { isOwnPath, pathOf } from './paths.ts';
import { bearsMark, plainCopy } from './response.ts';
import { currentAppNames } from './sweep.ts';

/**
 * A navigation: that very address's own page from the device, if its assets are kept, revalidated behind it; else the
 * network; else the shell. Never another address's page, never a redirected answer.
 */
export async function answerPage(request: Request, house: House, later: Later): Promise<Response> {
  const arriving = ask(request, house);
  // Stands before every other use of the answer, which could read its body and leave nothing to copy.
  later(arriving.then((response) => response && renewPage(request.url, response.clone(), house)).catch(() => {}));
  const kept = await keptPage(request.url, house);
  if (kept !== undefined) return kept;
  const answer = (await within(house.patience, arriving)) ?? (await shell(house));
  return answer ?? (await arriving) ?? Response.error();
}

/** What the network says, if it is the site that speaks. Never rejects. */
async function ask(request: Request, house: House): Promise<Response | undefined> {
  const own = isOwnPath(pathOf(request.url, house.home));
  try {
    const response = await house.fetch(request.url, {
      ...FROM_SITE,
      headers: { accept: request.headers.get('accept') ?? 'text/html' },
      redirect: own ? 'follow' : 'manual',
      signal: AbortSignal.timeout(3 * house.patience),
    });
    const marked = await bearsMark(response, house.home);
    if (marked) return response.redirected ? Response.redirect(response.url, 302) : response;
    // Elsewhere in the folder another site may live, or a redirect to anywhere.
    return !own && response.status < 500 && (await siteAnswers(house)) ? response : undefined;
  } catch {
    return undefined;
  }
}

/** A sign-in page's redirect leads to another origin, which this mode makes an error. */
const FROM_SITE = { cache: 'no-cache', credentials: 'same-origin', mode: 'same-origin' } as const;

/** Tells the host from somebody in between by what only the host has. */
async function siteAnswers(house: House): Promise<boolean> {
  const { ok, redirected, headers } = await house.fetch(`${house.home}edition.json`, FROM_SITE);
  return ok && !redirected && headers.get('content-type')?.startsWith('text/html') !== true;
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}

async function shell(house: House): Promise<Response | undefined> {
  for (const cacheName of await appNames(house)) {
    const kept = await house.caches.match(house.home + house.built.shell.url, { ...LOOSELY, cacheName });
    if (kept !== undefined) return kept;
  }
  return undefined;
}

/** Names the assets that a kept page needs, so that an answer need not read the page. */
const NEEDS = 'x-carrel-assets';

/** A page of a version before this one is no answer any more: its reader would be back in the version that was left. */
async function keptPage(address: string, house: House): Promise<Response | undefined> {
  const page = await house.caches.match(address, { ...LOOSELY, cacheName: pagesName(house) });
  const needs = page?.headers.get(NEEDS)?.split(' ').filter(Boolean) ?? [];
  if (page === undefined || (await areIn([appName(house)], needs, house))) return page;
  return (await areIn(await currentAppNames(house), needs, house)) ? page : undefined;
}

async function areIn(names: readonly string[], assets: readonly string[], house: House): Promise<boolean> {
  const found = await Promise.all(assets.map((asset) => assetIn(names, asset, house)));
  return found.every((asset) => asset !== undefined);
}

/** Keeps pages that were opened before the worker was there. Never rejects. */
export async function keepPages(addresses: readonly string[], house: House): Promise<void> {
  const wanted = addresses.filter((address) => address.startsWith(house.home));
  for (const address of wanted) {
    if ((await keptPage(address, house)) !== undefined) continue;
    const response = await ask(new Request(address), house);
    if (response !== undefined) await keepPage(address, response, house).catch(() => {});
  }
}

/** Keeps what the site has at an address now; where it has nothing any more, or sends on, nothing stays kept. */
async function renewPage(address: string, response: Response, house: House): Promise<void> {
  const gone = response.status === 404 || response.status === 410 || response.status === 302;
  if (!gone) return keepPage(address, response, house);
  if (isOwnPath(pathOf(address, house.home)))
    await (await house.caches.open(pagesName(house))).delete(address, LOOSELY);
}

/** Newest pages kept; a page is some 10 to 50 kB. */
const MOST = 300;

/** Keeps a page under its own address: only whole, unredirected pages of this Carrel, at addresses without a query. */
async function keepPage(address: string, response: Response, house: House): Promise<void> {
  if (new URL(address).search !== '' || !isOwnPath(pathOf(address, house.home))) return;
  if (response.status !== 200 || response.redirected || !(await bearsMark(response, house.home))) return;
  if (response.headers.get('cache-control')?.includes('no-store') === true) return;
  const html = await response.text();
  const cache = await house.caches.open(pagesName(house));
  await cache.put(address, plainCopy(response, html, { [NEEDS]: assetsOf(html, address, house).join(' ') }));
  const pages = await cache.keys();
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST)).map((page) => cache.delete(page)));
}

function assetsOf(html: string, address: string, { home }: House): string[] {
  const found = [...html.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, part]) => part ?? '');
  const addresses = found.flatMap((part) => (URL.canParse(part, address) ? [new URL(part, address).href] : []));
  return [...new Set(addresses)].filter((asset) => asset.startsWith(`${home}assets/`));
}
