import type { Services } from '../data/services.ts';
import { StoreFull } from '../store/errors.ts';
import { picturesOf } from './pictures.ts';
import type { OfflineWorker } from './registration.ts';

/** Articles that make room at a time. */
const SOME = 20;

/**
 * Does work for which there may be no room. Then the articles kept first make some, their pictures before their texts,
 * and it is tried again, as long as there is anything that may go.
 *
 * @param staying ids of articles that the work is about
 * @throws StoreFull where nothing is left that may go, or whatever the work throws
 */
export async function withRoom<T>(
  services: Services,
  worker: OfflineWorker,
  staying: ReadonlySet<string>,
  work: () => Promise<T>,
): Promise<T> {
  const bare = new Set<string>();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreFull) || !(await makeRoom(services, worker, staying, bare))) throw error;
    }
  }
}

/** False where nothing could go. `bare`: articles whose pictures have gone already. */
async function makeRoom(
  { library, home }: Services,
  worker: OfflineWorker,
  staying: ReadonlySet<string>,
  bare: Set<string>,
): Promise<boolean> {
  const going = (await library.evictable()).filter((id) => !staying.has(id));
  const illustrated = going.filter((id) => !bare.has(id)).slice(0, SOME);
  if (illustrated.length === 0) {
    for (const id of going.slice(0, SOME)) await library.forgetArticle(id);
    return going.length > 0;
  }
  const found = await Promise.all(illustrated.map((id) => library.findArticle(id)));
  const urls = found.flatMap((kept) => (kept === undefined ? [] : picturesOf(kept.article, kept.address, home)));
  await worker.ask({ type: 'FORGET_MEDIA', urls });
  for (const id of illustrated) bare.add(id);
  return true;
}
