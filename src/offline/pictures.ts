import { absolute } from '../article/address.ts';
import type { Article } from '../article/types.ts';

/** The files of `media/` that an article shows, as absolute addresses. `address`: of the document it stood in. */
export function picturesOf(article: Article, address: string, home: string): string[] {
  const lead = [article.image, article.bannerImage].filter((picture) => picture !== undefined);
  const inside = addressesIn(article.contentHtml ?? '').map((part) => absolute(part, address) ?? '');
  return [...new Set([...lead, ...inside])].filter((picture) => picture.startsWith(`${home}media/`));
}

/**
 * Looks for addresses in unsafe HTML without parsing it: what is found is only ever fetched into a cache, and only
 * from the site's own `media/`.
 */
function addressesIn(html: string): string[] {
  const attributes = html.matchAll(/\s(src|poster|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi);
  return [...attributes].flatMap(([, name, double, single]) => {
    const value = (double ?? single ?? '').replaceAll('&amp;', '&');
    return name?.toLowerCase() === 'srcset' ? candidatesOf(value) : [value];
  });
}

const candidatesOf = (srcset: string) => srcset.split(',').map((candidate) => candidate.trim().split(/\s/)[0] ?? '');
