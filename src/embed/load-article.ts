import { absolute } from '../article/address.ts';
import { isObject } from '../article/fields.ts';
import { BadBundle } from '../data/failures.ts';
import { type Loaded, loadForeignJson } from '../data/load.ts';
import type { Finding } from './found-article.ts';
import type { FoundArticle } from './place.ts';

/** Milliseconds until the last byte: another site may be further away than one's own. */
const TIMEOUT = 15_000;

const coming = new Map<string, Promise<Loaded>>();

/** How an article is found in a bundle, given the bundle's address. */
export type Find = (bundle: unknown, address: string) => Finding | Promise<Finding>;

/**
 * Loads the bundle that an absolute address means: itself, that of its pointer (`oembed/<slug>.json`), or of the
 * article's own page, whose pointer stands beside it. What several elements of a page ask for at once comes once.
 *
 * @throws LoadError when nothing usable comes from there
 */
export async function loadBundle(src: string): Promise<Loaded> {
  const first = await loadOnce(pointerOf(src) ?? src);
  const bundle = bundleIn(first);
  return bundle === undefined ? first : loadOnce(bundle);
}

/**
 * The article in a bundle.
 *
 * @throws BadBundle
 */
export async function articleIn(
  { value, address }: Pick<Loaded, 'value' | 'address'>,
  find: Find,
): Promise<FoundArticle> {
  const found = await find(value, address);
  if (found.article === undefined) throw new BadBundle(address, found.problems);
  return found;
}

function loadOnce(address: string): Promise<Loaded> {
  const same = coming.get(address);
  if (same !== undefined) return same;
  const loading = loadForeignJson(address, TIMEOUT).finally(() => coming.delete(address));
  coming.set(address, loading);
  return loading;
}

/** Of an article's page: `…/articles/<slug>/` is `…/oembed/<slug>.json`. */
function pointerOf(src: string): string | undefined {
  const [, home, slug] = /^(.*\/)articles\/([^/?#]+)\/?(?:[?#].*)?$/.exec(src) ?? [];
  return home === undefined ? undefined : `${home}oembed/${slug}.json`;
}

/** The page for readers of what an address means, the other way round. */
export function pageOf(src: string): string {
  return src.replace(/\/(?:oembed\/([^/?#]+?)|bundles\/([^/?#]+)\.[0-9a-f]{16})\.json(?:[?#].*)?$/, '/articles/$1$2/');
}

function bundleIn({ value, address }: Loaded): string | undefined {
  if (!isObject(value) || 'items' in value) return undefined;
  const own = value['_carrel'];
  const bundle = isObject(own) ? own['bundle'] : undefined;
  return typeof bundle === 'string' ? absolute(bundle, address) : undefined;
}
