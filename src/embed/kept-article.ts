import { parseBytes } from '../article/json.ts';
import type { Loaded } from '../data/load.ts';
import { checkIntegrity } from './integrity.ts';
import { forgetBundle, keepBundle, keptBundle } from './keep.ts';
import type { FoundArticle } from './place.ts';

/** What an element may ask for beside an article: its attributes, as they stand. */
export type Wish = Readonly<Record<'integrity' | 'keep', string | null | undefined>>;

type Ways = {
  readonly load: (src: string) => Promise<Loaded>;
  readonly find: (loaded: Loaded) => Promise<FoundArticle>;
};

/**
 * The article of an absolute address: from its site; with `keep`, when the site does not answer, as it was kept in the
 * page's origin. With `integrity` no other bundle passes than the one that was meant, wherever it comes from.
 *
 * @throws LoadError
 */
export async function keptArticle(src: string, { integrity, keep }: Wish, { load, find }: Ways): Promise<FoundArticle> {
  const judge = async (loaded: Loaded) => {
    if (typeof integrity === 'string') await checkIntegrity(loaded.bytes, integrity, loaded.address);
    return find(loaded);
  };
  try {
    const loaded = await load(src);
    const found = await judge(loaded);
    if (typeof keep === 'string') await keepBundle(src, loaded);
    return found;
  } catch (error) {
    if (typeof keep !== 'string') throw error;
    const { name } = error as Error;
    if (name === 'NotFound') await forgetBundle(src);
    const kept = SILENT.has(name) ? await keptBundle(src) : undefined;
    if (kept === undefined) throw error;
    return judge({ ...kept, value: parseBytes(kept.bytes).value });
  }
}

/** Names of errors after which what was kept is the best there is: nothing of the site has answered. */
const SILENT = new Set(['Unreachable', 'TimedOut', 'ServerFault', 'NotJson']);
