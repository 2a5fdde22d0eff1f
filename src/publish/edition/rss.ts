import type { Published } from '../article.ts';
import { fromRoot } from './feed.ts';
import type { Site } from './site.ts';
import type { Texts } from './texts.ts';
import { emptyTag, htmlFromRoot, tag } from './xml.ts';

/** RSS 2.0 with whole articles. @see https://www.rssboard.org/rss-specification */
export function rss(articles: readonly Published[], { title, language, config }: Site, texts: Texts): string {
  const newest = articles.find(({ time }) => time !== undefined)?.time;
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    tag('title', title),
    tag('link', config.url ?? config.base),
    tag('description', config.description ?? title),
    tag('language', language),
    tag('lastBuildDate', newest === undefined ? undefined : rfc822(newest)),
    config.url === undefined
      ? ''
      : emptyTag('atom:link', { href: `${config.url}rss.xml`, rel: 'self', type: 'application/rss+xml' }),
    ...articles.map((article) => item(article, config.url, texts.html(article))),
    '</channel>',
    '</rss>',
  ];
  return `${parts.filter(Boolean).join('\n')}\n`;
}

function item(
  { item: { url: address, authors }, id, title, summary, tags, time }: Published,
  url: string | undefined,
  html: string,
): string {
  const parts = [
    '<item>',
    tag('title', title),
    tag('link', fromRoot(String(address), url)),
    tag('guid', id, { isPermaLink: 'false' }),
    tag('pubDate', time === undefined ? undefined : rfc822(time)),
    ...namesOf(authors).map((name) => tag('dc:creator', name)),
    ...tags.map((name) => tag('category', name)),
    tag('description', summary ?? title ?? ''),
    tag('content:encoded', htmlFromRoot(html, url)),
    '</item>',
  ];
  return parts.filter(Boolean).join('\n');
}

/** RFC 822 with four digits of year, as RSS wants it. */
const rfc822 = (time: number) => new Date(time).toUTCString();

export function namesOf(authors: unknown): string[] {
  if (!Array.isArray(authors)) return [];
  return authors.flatMap((author: unknown) =>
    typeof author === 'object' && author !== null && 'name' in author ? [String(author.name)] : [],
  );
}
