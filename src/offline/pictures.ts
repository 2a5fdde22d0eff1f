import { absolute } from '../article/address.ts';
import { shownFiles } from '../article/shown-files.ts';
import type { Article } from '../article/types.ts';

/** The files of `media/` that an article shows, as absolute addresses. `address`: of the document it stood in. */
export function picturesOf(article: Article, address: string, home: string): string[] {
  const { image, bannerImage, extra } = article;
  const lead = [image, bannerImage, extra.picture?.small].filter((picture) => picture !== undefined);
  const inside = shownFiles(article.contentHtml ?? '').map((part) => absolute(part, address) ?? '');
  return [...new Set([...lead, ...inside])].filter((picture) => picture.startsWith(`${home}media/`));
}
