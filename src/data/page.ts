import type { Article } from '../article/types.ts';
import { type FetchedPage, fetchEdition, fetchPage } from './documents.ts';
import type { EditionFound } from './edition.ts';
import { isLoadError } from './failures.ts';
import { quietly, type Services } from './services.ts';
import { keepPage } from './site-file.ts';

/** Headers of about 100 articles, newest first, addresses absolute. */
export type PageFound = {
  readonly articles: readonly Article[];
  readonly from: 'network' | 'device';
  /** False where what came belongs to no edition that is known, or the device keeps nothing. */
  readonly kept: boolean;
  /** True where it is not the page that this edition names. */
  readonly foreign?: true;
  /** True where the site has another edition by now, to which this page belongs. */
  readonly newer?: true;
};

/**
 * A feed page of an edition: from the device by its hash, else from the network. Where the network's page does not
 * fit, `edition.json` is read once more; fits it then, it is kept; else it is shown and nothing of it kept.
 *
 * @throws LoadError
 */
export async function loadPage(
  services: Services,
  { edition, id }: EditionFound,
  index: number,
  signal?: AbortSignal,
): Promise<PageFound> {
  const ref = edition.feed[index];
  if (ref === undefined) return { articles: [], from: 'device', kept: true };
  const here = await quietly(services.library.readPage(ref.sha256));
  if (here !== undefined) return { articles: here.items, from: 'device', kept: true };
  const came = await fetchPage(services, ref.url, signal);
  if (came.sha256 === ref.sha256) return shown(came, await keepPage(services, came));
  const newer = await fetchEdition(services, signal).catch((error: unknown) => {
    if (isLoadError(error)) return undefined;
    throw error;
  });
  const fits = newer?.edition.feed.some((page) => page.sha256 === came.sha256) === true;
  const found: PageFound = { ...shown(came, fits && (await keepPage(services, came))), foreign: true };
  return newer !== undefined && newer.id !== id ? { ...found, newer: true } : found;
}

const shown = ({ articles }: FetchedPage, kept: boolean): PageFound => ({ articles, from: 'network', kept });
