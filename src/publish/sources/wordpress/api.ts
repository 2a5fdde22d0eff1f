import { absolute } from '../../../article/address.ts';
import { isObject, type JsonObject } from '../../../article/fields.ts';
import { parseJson } from '../../../article/json.ts';
import { type Fetched, FetchFailed, fetchBytes } from '../fetch.ts';

/** Where a site's REST interface begins, such as `https://site/wp-json/` or `https://site/?rest_route=/`. */
export type ApiRoot = { readonly address: string; readonly about: JsonObject };

const REL = 'https://api.w.org/';

/** The root that a page or its server names, by `Link` or `<link>`. */
export function namedRoot(html: string, headers: Headers | undefined, address: string): string | undefined {
  const link = new RegExp(`<([^>]*)>\\s*;[^,]*\\brel="?${REL}"?`, 'i').exec(headers?.get('link') ?? '')?.[1];
  const tag = [...html.matchAll(/<link\s[^>]*>/gi)].map(([one]) => one).find((one) => one.includes(REL));
  const href = link ?? /\shref\s*=\s*["']?([^"'\s>]+)/i.exec(tag ?? '')?.[1]?.replaceAll('&amp;', '&');
  return href === undefined ? undefined : absolute(href, address);
}

/** The site's front page, by its root. */
export const homeOf = (root: string) => root.replace(/(?:index\.php\/?)?(?:wp-json\/?$|\?rest_route=.*$)/, '');

/** An address within the interface, also where the site has no readable addresses. */
export function endpoint(root: string, path: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(root);
  if (url.searchParams.has('rest_route')) url.searchParams.set('rest_route', `/${path}`);
  else url.pathname = `${url.pathname.replace(/\/?$/, '/')}${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Finds the interface where the address itself does not say it.
 *
 * @throws {FetchFailed} when none of the usual places answers as WordPress does
 */
export async function findRoot(address: string, named: string | undefined): Promise<ApiRoot> {
  const usual = named === undefined ? ['wp-json/', '?rest_route=/'] : [named];
  for (const place of usual) {
    const root = new URL(place, address).href;
    const about = await loadJson(root).then(
      ({ value }) => value,
      () => undefined,
    );
    if (isRoot(about)) return { address: root, about };
  }
  throw new FetchFailed(
    `${address}: no WordPress answers there. Its REST interface may be switched off: export the site in WordPress (Tools, Export) and give that file.`,
  );
}

/** What the root of the interface says of itself. */
export const isRoot = (value: unknown): value is JsonObject =>
  isObject(value) && Array.isArray(value['namespaces']) && value['namespaces'].includes('wp/v2');

const RETRY_MS = 500;

/** JSON from the site; asked once more when the server has a fault or the connection fails. @throws {FetchFailed} */
export async function loadJson(address: string): Promise<{ value: unknown; headers: Headers }> {
  const { bytes, headers } = await fetchTwice(address);
  const { value, reason } = parseJson(bytes);
  if (reason !== undefined) throw new FetchFailed(`${address} ${reason}`);
  return { value, headers };
}

async function fetchTwice(address: string): Promise<Fetched> {
  const accept = 'application/json';
  try {
    return await fetchBytes(address, { accept });
  } catch (error) {
    if (!(error instanceof FetchFailed) || (error.status !== undefined && error.status < 500)) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    return await fetchBytes(address, { accept });
  }
}
