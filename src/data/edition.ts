import type { Edition } from '../article/types.ts';
import { type FetchedEdition, fetchEdition, fetchPage } from './documents.ts';
import { isLoadError, type LoadError, WrongHash } from './failures.ts';
import { quietly, type Services } from './services.ts';
import { keepPage } from './site-file.ts';

/**
 * `id` is the SHA-256 of `edition.json`. `failure`: why the network's edition is not the one shown. `keptAt`: when one that
 * is from the device came to it.
 */
export type EditionFound = {
  readonly edition: Edition;
  readonly id: string;
  readonly from: 'network' | 'device';
  readonly failure?: LoadError;
  readonly keptAt?: string;
};

/**
 * The one switch: the network's edition if it answers in 3 s and its first feed page belongs to it, else the one on
 * the device, else what came. An edition is kept only together with its first page, so what is kept stays whole.
 *
 * @throws LoadError when neither network nor device has an edition
 */
export async function loadEdition(services: Services, signal?: AbortSignal): Promise<EditionFound> {
  const keptEdition = readKeptEdition(services);
  try {
    return await switchTo(services, await fetchEdition(services, signal), keptEdition, signal);
  } catch (failure) {
    signal?.throwIfAborted();
    const kept = await keptEdition;
    if (kept === undefined || !isLoadError(failure)) throw failure;
    return { ...kept, failure };
  }
}

/** The edition on the device, if there is one that can be read. */
export async function readKeptEdition(services: Services): Promise<EditionFound | undefined> {
  const kept = await quietly(services.library.readEdition());
  return kept && { ...kept, from: 'device' };
}

async function switchTo(
  services: Services,
  fetched: FetchedEdition,
  keptEdition: Promise<EditionFound | undefined>,
  signal: AbortSignal | undefined,
): Promise<EditionFound> {
  const kept = await keptEdition;
  if (kept?.id === fetched.id) return found(fetched);
  const whole = await withFirstPage(services, fetched, signal);
  if (!('failure' in whole)) {
    await quietly(services.library.keepEdition(whole.raw, whole.id));
    return found(whole);
  }
  return kept === undefined ? { ...found(fetched), failure: whole.failure } : { ...kept, failure: whole.failure };
}

const found = ({ edition, id }: FetchedEdition): EditionFound => ({ edition, id, from: 'network' });

/** The edition, once its first page is here; when that does not fit, `edition.json` is read once more. */
async function withFirstPage(
  services: Services,
  fetched: FetchedEdition,
  signal: AbortSignal | undefined,
): Promise<FetchedEdition | { readonly failure: LoadError }> {
  try {
    if (await hasFirstPage(services, fetched, signal)) return fetched;
    const again = await fetchEdition(services, signal);
    if (await hasFirstPage(services, again, signal)) return again;
    return { failure: new WrongHash(new URL('edition.json', services.home).href) };
  } catch (failure) {
    signal?.throwIfAborted();
    if (!isLoadError(failure)) throw failure;
    return { failure };
  }
}

async function hasFirstPage(services: Services, { edition }: FetchedEdition, signal?: AbortSignal): Promise<boolean> {
  const [first] = edition.feed;
  if (first === undefined) return true;
  if ((await quietly(services.library.readPage(first.sha256))) !== undefined) return true;
  const page = await fetchPage(services, first.url, signal);
  if (page.sha256 !== first.sha256) return false;
  await keepPage(services, page);
  return true;
}
