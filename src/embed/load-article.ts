import { absolute } from '../article/address.ts';
import { isObject } from '../article/fields.ts';
import { BadBundle } from '../data/failures.ts';
import { type Loaded, loadJson } from '../data/load.ts';
import { type FoundArticle, findArticle } from './found-article.ts';

/** Milliseconds until the first byte: another site may be further away than one's own. */
const TIMEOUT = 10_000;

const coming = new Map<string, Promise<Loaded>>();

/**
 * Loads the article that an absolute address means: that of a bundle, of its pointer (`oembed/<slug>.json`), or of the
 * article's own page, whose pointer stands beside it. What several elements of a page ask for at once comes once.
 *
 * @throws LoadError when nothing usable comes from there
 */
export async function loadArticle(src: string, id?: string): Promise<FoundArticle> {
  const first = await loadOnce(pointerOf(src) ?? src);
  const bundle = bundleIn(first);
  const { value, address } = bundle === undefined ? first : await loadOnce(bundle);
  const found = findArticle(value, address, id);
  if (found.article === undefined) throw new BadBundle(address, found.problems);
  return found;
}

function loadOnce(address: string): Promise<Loaded> {
  const same = coming.get(address);
  if (same !== undefined) return same;
  const loading = loadJson(address, { timeout: TIMEOUT, anyOrigin: true }).finally(() => coming.delete(address));
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
