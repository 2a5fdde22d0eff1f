import { quickRead } from '../article/quick-read.ts';
import type { Finding } from './found-article.ts';
import { late } from './late.ts';
import { placed } from './place.ts';

/** The first article of a bundle; the whole checker is fetched only for a bundle in which something is in doubt. */
export async function findQuickly(bundle: unknown, address: string): Promise<Finding> {
  const quick = quickRead(bundle, address);
  const { title, contentHtml, extra } = quick?.article ?? {};
  if (quick && title?.trim() && contentHtml !== undefined && extra?.dir)
    return placed(quick.article, address, quick.source);
  const { findArticle } = await late(import('./whole.ts'));
  return findArticle(bundle, address);
}
