import { escapeHtml } from '../../article/text.ts';
import type { Published } from '../article.ts';
import { encodeName } from './feed.ts';
import type { Site } from './site.ts';
import { tag } from './xml.ts';

/** Size of the frame in CSS pixels, until the host's page lets it size itself. */
const FRAME = { width: 600, height: 480 };

/** oEmbed 1.0, and the stable pointer from a slug to the bundle of the day. @see https://oembed.com */
export function oembed(article: Published, { title, config }: Site): string {
  const root = config.url ?? config.base;
  const frame = `${root}embed/?article=${encodeURIComponent(article.slug)}`;
  const heading = article.title ?? article.summary ?? title;
  return JSON.stringify({
    version: '1.0',
    type: 'rich',
    title: heading,
    provider_name: title,
    ...(config.url === undefined ? {} : { provider_url: config.url }),
    ...FRAME,
    html: `<iframe src="${escapeHtml(frame)}" title="${escapeHtml(heading)}" width="${FRAME.width}" height="${FRAME.height}" style="max-width:100%" loading="lazy" frameborder="0"></iframe>`,
    _carrel: { bundle: `../${encodeName(article.file)}`, sha256: article.sha256 },
  });
}

export type Icon = { readonly src: string; readonly type?: string; readonly sizes?: string };

/** @see https://www.w3.org/TR/appmanifest/ ; its addresses are relative to the manifest, so no base is written */
export function manifest({ title, language, config }: Site, icons: readonly Icon[]): string {
  const about = {
    id: config.base,
    name: title,
    short_name: title.length <= 12 ? title : (title.split(/\s+/)[0] ?? title).slice(0, 12),
    ...(config.description === undefined ? {} : { description: config.description }),
    ...(language === undefined ? {} : { lang: language }),
    start_url: '.',
    scope: '.',
    display: 'standalone',
    background_color: '#faf7f1',
    theme_color: '#faf7f1',
    file_handlers: [{ action: './offline/', accept: { 'application/feed+json': ['.json'] } }],
    icons: icons.map((icon) => ({ ...icon, purpose: 'any' })),
  };
  return `${JSON.stringify(about, null, 2)}\n`;
}

/** Only with a public address: a sitemap holds nothing but absolute ones. @see https://www.sitemaps.org/protocol.html */
export function sitemap(articles: readonly Published[], url: string): string {
  const pages = articles.map(({ item }) => {
    const day = item['date_modified'] ?? item['date_published'];
    const lastmod = typeof day === 'string' ? tag('lastmod', day) : '';
    return `<url>${tag('loc', url + String(item['url']).slice(3))}${lastmod}</url>`;
  });
  const all = [`<url>${tag('loc', url)}</url>`, ...pages];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${all.join('\n')}\n</urlset>\n`;
}

export const robots = (url: string | undefined) =>
  `User-agent: *\nAllow: /\n${url === undefined ? '' : `\nSitemap: ${url}sitemap.xml\n`}`;
