import { absolute } from '../article/address.ts';
import { isObject } from '../article/fields.ts';
import { type Loaded, loadJson } from '../data/load.ts';

/**
 * Loads the bundle that an address means: the bundle itself, its pointer (`oembed/<slug>.json`), or the article's own
 * page, whose pointer stands beside it.
 *
 * @throws LoadError when nothing usable comes from there
 */
export async function loadBundle(src: string, signal?: AbortSignal): Promise<Loaded> {
  const options = { signal, anyOrigin: true };
  const loaded = await loadJson(pointerOf(src) ?? src, options);
  const bundle = bundleIn(loaded);
  return bundle === undefined ? loaded : loadJson(bundle, options);
}

/** Of an article's page: `…/articles/<slug>/` is `…/oembed/<slug>.json`. */
function pointerOf(src: string): string | undefined {
  const [, home, slug] = /^(.*\/)articles\/([^/?#]+)\/?(?:[?#].*)?$/.exec(src) ?? [];
  return home === undefined || slug === undefined ? undefined : `${home}oembed/${slug}.json`;
}

function bundleIn({ value, address }: Loaded): string | undefined {
  if (!isObject(value) || 'items' in value) return undefined;
  const own = value['_carrel'];
  const bundle = isObject(own) ? own['bundle'] : undefined;
  return typeof bundle === 'string' ? absolute(bundle, address) : undefined;
}
