import type { Published } from '../article.ts';
import { fromRoot } from './feed.ts';
import { namesOf } from './rss.ts';
import type { Site } from './site.ts';
import type { Texts } from './texts.ts';
import { emptyTag, htmlFromRoot, tag } from './xml.ts';

/** Atom wants a date of every entry; one that has none is from the beginning of the count. */
const UNDATED = '1970-01-01T00:00:00Z';

/** Atom 1.0 (RFC 4287) with whole articles. */
export function atom(articles: readonly Published[], { title, language, config }: Site, texts: Texts): string {
  const { url, description } = config;
  const updated = articles.map(updatedOf).reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a), UNDATED);
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${language === undefined ? '' : ` xml:lang="${language}"`}>`,
    tag('id', url ?? `carrel:${encodeURIComponent(title)}`),
    tag('title', title),
    tag('subtitle', description),
    tag('updated', updated),
    `<author>${tag('name', title)}</author>`,
    url === undefined ? '' : emptyTag('link', { rel: 'self', href: `${url}atom.xml` }),
    emptyTag('link', { rel: 'alternate', href: url ?? config.base, type: 'text/html' }),
    ...articles.map((article) => entry(article, url, texts.html(article))),
    '</feed>',
  ];
  return `${parts.filter(Boolean).join('\n')}\n`;
}

function entry(article: Published, url: string | undefined, html: string): string {
  const { item, id, title, summary, tags } = article;
  const published = item['date_published'];
  const parts = [
    '<entry>',
    tag('id', id),
    tag('title', title ?? summary ?? ''),
    emptyTag('link', { rel: 'alternate', href: fromRoot(String(item['url']), url), type: 'text/html' }),
    tag('published', typeof published === 'string' ? published : undefined),
    tag('updated', updatedOf(article)),
    ...namesOf(item['authors']).map((name) => `<author>${tag('name', name)}</author>`),
    ...tags.map((term) => emptyTag('category', { term })),
    tag('summary', summary),
    tag('content', htmlFromRoot(html, url), { type: 'html' }),
    '</entry>',
  ];
  return parts.filter(Boolean).join('\n');
}

const updatedOf = ({ item }: Published) => String(item['date_modified'] ?? item['date_published'] ?? UNDATED);
