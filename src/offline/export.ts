import { textToHtml } from '../article/text.ts';
import type { Services } from '../data/services.ts';
import type { KeptArticle } from '../library/articles.ts';

/**
 * All articles on the device in one file: a JSON Feed 1.1 document that needs nothing else, its pictures within it.
 *
 * @param title of the feed
 */
export async function exportArticles(services: Services, title: string): Promise<Blob> {
  const { library } = services;
  const head = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title, home_page_url: services.home });
  const parts: string[] = [];
  for (const { id } of await library.keptArticles()) {
    const kept = await library.findArticle(id);
    if (kept !== undefined) parts.push(JSON.stringify(await itemOf(kept, services)));
  }
  const type = 'application/feed+json';
  return new Blob([`${head.slice(0, -1)},"items":[\n`, parts.join(',\n'), `\n],"_carrel":{"format":1}}\n`], { type });
}

async function itemOf({ article, slug, address }: KeptArticle, services: Services): Promise<Record<string, unknown>> {
  const { id, url, title, summary, image, datePublished, dateModified, authors, tags, language, extra } = article;
  const clean = await services.loadSanitizer();
  const here = new URL(`articles/${encodeURIComponent(slug)}/`, services.home).href;
  const html = clean(article.contentHtml ?? textToHtml(article.contentText ?? ''), { base: address, here });
  const { words, minutes, dir, picture } = extra;
  return {
    id,
    url: url ?? here,
    title,
    summary,
    content_html: await withPictures(html),
    image: image && ((await dataOf(image)) ?? image),
    date_published: datePublished,
    date_modified: dateModified,
    authors,
    tags,
    language,
    _carrel: { slug, words, minutes, dir, picture },
  };
}

/** Clean HTML whose kept pictures stand in it; of each the one that all browsers show. */
async function withPictures(html: string): Promise<string> {
  const pictures = [...new Set(html.match(/<img\b[^>]*>/g))];
  const within = await Promise.all(
    pictures.map(async (picture) => {
      const [, source = ''] = /\ssrc="([^"]*)"/.exec(picture) ?? [];
      const data = await dataOf(source.replaceAll('&amp;', '&'));
      return (
        data && picture.replace(/\s(?:srcset|sizes)="[^"]*"/g, '').replace(`src="${source}"`, () => `src="${data}"`)
      );
    }),
  );
  return pictures.reduce((text, picture, place) => text.replaceAll(picture, () => within[place] ?? picture), html);
}

/** A kept picture as a `data:` address. */
async function dataOf(address: string): Promise<string | undefined> {
  const response = 'caches' in globalThis ? await caches.match(address, { ignoreVary: true }) : undefined;
  if (response === undefined) return undefined;
  const blob = await response.blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : undefined);
    reader.onerror = () => resolve(undefined);
    reader.readAsDataURL(blob);
  });
}
