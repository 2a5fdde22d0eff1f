import { escapeHtml } from '../../article/text.ts';
import type { Published } from '../article.ts';
import type { Site } from './site.ts';

/** What other programs want to know of an article's page: Open Graph, and JSON-LD (schema.org, NewsArticle). */
export function metadataOf(article: Published, site: Site): string[] {
  const { item, title, summary } = article;
  const { url } = site.config;
  const address = url && `${url}articles/${encodeURIComponent(article.slug)}/`;
  const picture = url && typeof item['image'] === 'string' ? absoluteFrom(item['image'], url) : undefined;
  return [
    ...properties({
      'og:type': 'article',
      'og:site_name': site.title,
      'og:title': title,
      'og:description': summary,
      'og:url': address,
      'og:image': picture,
      'og:image:alt': picture && article.picture?.alt,
      'article:published_time': text(item['date_published']),
      'article:modified_time': text(item['date_modified']),
    }),
    `<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">`,
    jsonLd(article, site, address, picture),
  ];
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Addresses in an item mean a folder of the site; those of other sites are absolute already. */
const absoluteFrom = (address: string, url: string) => new URL(address, `${url}bundles/`).href;

const properties = (values: Readonly<Record<string, string | undefined>>) =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`<meta property="${name}" content="${escapeHtml(value)}">`],
  );

function jsonLd(
  { item, title, slug, words, tags }: Published,
  site: Site,
  url: string | undefined,
  image: string | undefined,
): string {
  const authors = Array.isArray(item['authors']) ? (item['authors'] as { name?: string; url?: string }[]) : [];
  const thing = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title ?? slug,
    datePublished: item['date_published'],
    dateModified: item['date_modified'] ?? item['date_published'],
    inLanguage: item['language'],
    author: authors.length === 0 ? organization(site) : authors.map((author) => ({ '@type': 'Person', ...author })),
    publisher: organization(site),
    image: image === undefined ? undefined : [image],
    mainEntityOfPage: url,
    keywords: tags.length === 0 ? undefined : tags,
    wordCount: words,
  };
  return `<script type="application/ld+json">${JSON.stringify(thing).replaceAll('<', '\\u003c')}</script>`;
}

const organization = ({ title, config }: Site) => ({ '@type': 'Organization', name: title, url: config.url });
