import { checkBundle } from '../article/check.ts';
import { checkEdition } from '../article/edition.ts';
import { Fields, isObject } from '../article/fields.ts';
import { itemHash, sha256 } from '../article/hash.ts';
import type { Article, Edition, Problem } from '../article/types.ts';
import { BadBundle, NewerFormat, WrongHash } from './failures.ts';
import type { Services } from './services.ts';
import { loadFile } from './site-file.ts';

/** The site's documents as the network has them, checked; nothing of them is kept here. All reject with LoadError. */

export type FetchedEdition = { readonly edition: Edition; readonly id: string; readonly raw: unknown };

export async function fetchEdition(services: Services, signal?: AbortSignal): Promise<FetchedEdition> {
  const { value, bytes, address } = await loadFile(services, 'edition.json', { cache: 'no-cache', signal });
  const { edition, problems } = checkEdition(value);
  if (edition === undefined) throw refusal(address, problems);
  return { edition, id: await sha256(bytes), raw: value };
}

/** `sha256` is over the bytes that came, whatever edition they belong to. */
export type FetchedPage = {
  readonly articles: readonly Article[];
  readonly sha256: string;
  readonly raw: unknown;
  readonly address: string;
};

export async function fetchPage(services: Services, url: string, signal?: AbortSignal): Promise<FetchedPage> {
  const { value, bytes, address } = await loadFile(services, url, { cache: 'no-cache', signal });
  const { feed, problems } = checkBundle(value, address);
  if (feed === undefined) throw refusal(address, problems);
  return { articles: feed.items, sha256: await sha256(bytes), raw: value, address };
}

/** Where an article's bundle is now (an absolute address), and the hash of its item. */
export type Pointer = { readonly bundle: string; readonly sha256: string };

export async function fetchPointer(services: Services, slug: string, signal?: AbortSignal): Promise<Pointer> {
  const file = `oembed/${encodeURIComponent(slug)}.json`;
  const { value, address } = await loadFile(services, file, { cache: 'no-cache', signal });
  const problems: Problem[] = [];
  const fields = isObject(value) ? new Fields(value, '', problems, address) : undefined;
  const pointer = fields?.object('_carrel', (own) => {
    const bundle = own.address('bundle') ?? own.refuse('bundle', 'is missing');
    const hash = own.hash('sha256') ?? own.refuse('sha256', 'is missing');
    return bundle !== undefined && hash !== undefined ? { bundle, sha256: hash } : undefined;
  });
  if (pointer === undefined) throw new BadBundle(address, problems);
  return pointer;
}

/** One article; `raw` is its item as it stands in the bundle. */
export type FetchedArticle = {
  readonly article: Article;
  readonly sha256: string;
  readonly raw: unknown;
  readonly address: string;
};

/** A copy in the browser's own cache that does not fit (a fault while publishing) is fetched once more past it. */
export async function fetchArticle(
  services: Services,
  pointer: Pointer,
  signal?: AbortSignal,
): Promise<FetchedArticle> {
  const first = await fetchBundle(services, pointer, 'default', signal);
  const came = first.sha256 === pointer.sha256 ? first : await fetchBundle(services, pointer, 'reload', signal);
  if (came.sha256 !== pointer.sha256) throw new WrongHash(came.address);
  return came;
}

async function fetchBundle(
  services: Services,
  { bundle }: Pointer,
  cache: 'default' | 'reload',
  signal?: AbortSignal,
): Promise<FetchedArticle> {
  const { value, address } = await loadFile(services, bundle, { cache, signal });
  const { feed, problems } = checkBundle(value, address);
  const article = feed?.items[0];
  const raw = isObject(value) && Array.isArray(value['items']) ? (value['items'][0] as unknown) : undefined;
  if (article === undefined || raw === undefined) throw refusal(address, problems);
  return { article, raw, address, sha256: await itemHash(raw) };
}

/** The error for a document that was refused: made for a newer reader, or not what it should be. */
function refusal(address: string, problems: readonly Problem[]): BadBundle | NewerFormat {
  const isNewer = problems.some(
    ({ path, effect, reason }) => effect === 'refused' && /(?:^|\.)format$/.test(path) && reason !== 'is missing',
  );
  return isNewer ? new NewerFormat(address) : new BadBundle(address, problems);
}
