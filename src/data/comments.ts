import { infiniteQueryOptions } from '@tanstack/react-query';
import type { CommentPlace, SafeHtml } from '../article/types.ts';
import type { KeptComments } from '../library/kept-comments.ts';
import { isLoadError, NotJson, ServerFault, Unreachable } from './failures.ts';
import { loadJson } from './load.ts';
import { findPost } from './post.ts';
import { AT_A_TIME, checkRemarks, type Remark } from './remarks.ts';
import { quietly, type Services } from './services.ts';
import { restAddress } from './wordpress-place.ts';

export type CleanRemark = Omit<Remark, 'html'> & { readonly html: SafeHtml };

/** Comments of one page, cleaned. `keptAt`: they are from the device, because nothing answered. */
export type CommentsPage = {
  readonly remarks: readonly CleanRemark[];
  readonly next: string | undefined;
  readonly keptAt?: string;
};

export const commentsKey = (base: string, articleId: string) => [base, 'comments', articleId] as const;

type Subject = { readonly id: string; readonly slug: string };

/** The comments of an article, oldest first, page by page; those on the device where the place does not answer. */
export function commentsQuery(
  services: Services & { readonly keptComments?: KeptComments },
  place: CommentPlace,
  article: Subject,
) {
  const { keptComments } = services;
  const clean = async (raw: unknown, address: string): Promise<CommentsPage> => {
    const sanitize = await services.loadSanitizer();
    const page = checkRemarks(place.kind, raw, address);
    if (page === undefined) throw new NotJson(address, new Error('no list of comments'));
    const here = new URL(`articles/${encodeURIComponent(article.slug)}/`, services.home).href;
    const remarks = page.remarks.map((one) => ({ ...one, html: sanitize(one.html, { base: address, here }) }));
    return { remarks, next: page.next };
  };
  const fromDevice = async (): Promise<CommentsPage | undefined> => {
    const kept = keptComments && (await quietly(keptComments.read(article.id)));
    if (kept === undefined) return undefined;
    const pages = await Promise.all(kept.pages.map(({ raw, address }) => clean(raw, address)));
    return { remarks: pages.flatMap(({ remarks }) => remarks), next: undefined, keptAt: kept.keptAt };
  };
  return infiniteQueryOptions({
    queryKey: [...commentsKey(services.base, article.id), place.url],
    queryFn: async ({ pageParam, signal }): Promise<CommentsPage> => {
      const { index, at } = pageParam;
      try {
        const address = at ?? (await firstPage(place, article));
        if (address === undefined) return NOTHING;
        const { value, address: from } = await loadJson(address, { cache: 'no-cache', timeout: 10_000, signal });
        const page = await clean(value, from);
        if (keptComments) await quietly(keptComments.keep(article.id, index, { address: from, raw: value }));
        return page;
      } catch (error) {
        signal.throwIfAborted();
        // WordPress has no page behind the last one.
        if (index > 0 && error instanceof ServerFault && error.status === 400) return NOTHING;
        const kept = index === 0 && isLoadError(error) ? await fromDevice() : undefined;
        if (kept) return kept;
        throw error;
      }
    },
    initialPageParam: { index: 0, at: undefined } as { index: number; at: string | undefined },
    getNextPageParam: (last, pages) => (last.next === undefined ? undefined : { index: pages.length, at: last.next }),
    staleTime: 60_000,
  });
}

const NOTHING: CommentsPage = { remarks: [], next: undefined };

/** Undefined where the place does not know the article, which then has no comments. */
async function firstPage({ kind, url }: CommentPlace, article: Subject): Promise<string | undefined> {
  if (kind === 'json') {
    const address = new URL(url);
    address.searchParams.set('article', article.id);
    return address.href;
  }
  const post = await findPost(url, article);
  if (typeof post !== 'number' && post.kind === 'refused') return undefined;
  if (typeof post !== 'number') throw new Unreachable(url, new Error(post.kind));
  return restAddress(url, 'comments', {
    post: String(post),
    page: '1',
    per_page: String(AT_A_TIME),
    orderby: 'date_gmt',
    order: 'asc',
    _fields: 'id,parent,author_name,author_url,date_gmt,content',
  });
}
