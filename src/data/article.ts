import type { Article } from '../article/types.ts';
import type { KeptArticle } from '../library/articles.ts';
import { type FetchedArticle, fetchArticle, fetchPointer, type Pointer } from './documents.ts';
import { isLoadError, isSilence, type LoadError, NotFound, NotOnDevice } from './failures.ts';
import { quietly, type Services } from './services.ts';

/** An article by its slug, and by its header where a feed page has shown it: then no pointer has to be asked for. */
export type ArticleWanted = { readonly slug: string; readonly header?: Article | undefined };

/** Its HTML is as it came, and unsafe. `address`: of the document it stood in. */
export type ArticleFound = {
  readonly article: Article;
  readonly slug: string;
  readonly sha256: string;
  readonly address: string;
  /** `page`: it stood in the published page; its bundle has not been asked for yet. */
  readonly from: 'network' | 'device' | 'page';
  /** It differs from what was kept on the device before. */
  readonly changed?: true;
  /** Why the network has not confirmed what the device holds. */
  readonly failure?: LoadError;
};

/** How what came is kept. Reading goes on where the device refuses; what is kept at the reader's word must not. */
type Keep = (work: () => Promise<void>) => Promise<unknown>;

/**
 * An article: from the device where its hash is known and kept, else from the network, which is then kept; else an
 * older text of it from the device.
 *
 * @param onKept gets what the device holds under the slug while the network is asked whether it is the newest
 * @param keep whatever it throws goes through
 * @throws LoadError: NotOnDevice where nothing answered, NotFound where there is no such article
 */
export async function loadArticle(
  services: Services,
  wanted: ArticleWanted,
  signal?: AbortSignal,
  onKept: (found: ArticleFound) => void = () => {},
  keep: Keep = (work) => quietly(work()),
): Promise<ArticleFound> {
  const kept = await findKept(services, wanted);
  const expected = pointerOf(wanted.header);
  if (kept !== undefined && kept.sha256 === expected?.sha256) return fromDevice(kept);
  if (kept !== undefined) onKept(fromDevice(kept));
  try {
    return await fromNetwork(services, wanted, expected, kept, keep, signal);
  } catch (failure) {
    signal?.throwIfAborted();
    if (!isLoadError(failure)) throw failure;
    if (kept !== undefined) return { ...fromDevice(kept), failure };
    throw isSilence(failure) ? new NotOnDevice(failure.address, failure) : failure;
  }
}

/** The article with the header's hash, else any text of it. */
async function findKept({ library }: Services, { slug, header }: ArticleWanted): Promise<KeptArticle | undefined> {
  const hash = header?.extra.sha256;
  const exact = hash === undefined ? undefined : await quietly(library.findByHash(hash));
  if (exact !== undefined) return exact;
  return quietly(header === undefined ? library.findBySlug(slug) : library.findArticle(header.id));
}

function pointerOf(header: Article | undefined): Pointer | undefined {
  const { bundle, sha256 } = header?.extra ?? {};
  return bundle !== undefined && sha256 !== undefined ? { bundle, sha256 } : undefined;
}

async function fromNetwork(
  services: Services,
  { slug }: ArticleWanted,
  expected: Pointer | undefined,
  kept: KeptArticle | undefined,
  keep: Keep,
  signal: AbortSignal | undefined,
): Promise<ArticleFound> {
  const pointer = expected ?? (await fetchPointer(services, slug, signal));
  if (kept?.sha256 === pointer.sha256) return fromDevice(kept);
  const came = await fetchArticle(services, pointer, signal).catch((failure: unknown) => {
    // The header was of an edition whose files are gone: the pointer is always of today's.
    if (expected === undefined || !(failure instanceof NotFound)) throw failure;
    return fetchPointer(services, slug, signal).then((newer) => fetchArticle(services, newer, signal));
  });
  const found = { ...came, slug: came.article.extra.slug ?? slug };
  await keep(() => keepArticle(services, found));
  return {
    article: found.article,
    slug: found.slug,
    sha256: found.sha256,
    address: found.address,
    from: 'network',
    ...(kept !== undefined && kept.sha256 !== found.sha256 ? { changed: true } : {}),
  };
}

function keepArticle(
  { library }: Services,
  { article, slug, sha256, raw, address }: FetchedArticle & { readonly slug: string },
): Promise<void> {
  return library.keepArticle({ id: article.id, slug, sha256, raw, address });
}

const fromDevice = ({ article, slug, sha256, address }: KeptArticle): ArticleFound => ({
  article,
  slug,
  sha256,
  address,
  from: 'device',
});
