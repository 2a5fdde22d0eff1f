import { checkBundle } from '../article/check.ts';
import type { Feed, Problem } from '../article/types.ts';
import { BadBundle } from './failures.ts';
import { loadJson } from './load.ts';

/** A feed, where it finally came from, and what its checking had to say. */
export type FeedFound = { readonly feed: Feed; readonly address: string; readonly problems: readonly Problem[] };

/**
 * Any JSON Feed (1.0, 1.1) by its address, of this or another origin; nothing of it is kept.
 *
 * @throws LoadError
 */
export async function loadFeed(address: string, signal?: AbortSignal): Promise<FeedFound> {
  const loaded = await loadJson(address, { signal, timeout: 10_000, cache: 'no-cache', anyOrigin: true });
  const { feed, problems } = checkBundle(loaded.value, loaded.address);
  if (feed === undefined) throw new BadBundle(loaded.address, problems);
  return { feed, address: loaded.address, problems };
}
