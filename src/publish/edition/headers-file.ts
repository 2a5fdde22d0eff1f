import type { App } from './app.ts';
import { policyFor } from './shell.ts';
import type { Site } from './site.ts';
import type { Styles } from './styles.ts';

const FOREVER = 'Cache-Control: public, max-age=31536000, immutable';
const FRESH = 'Cache-Control: no-cache';
const OPEN = 'Access-Control-Allow-Origin: *';

/** Pages that no other site may put into a frame; `embed/` is made for it. */
const PAGES = [
  '',
  'index.html',
  '404.html',
  'articles/*',
  'topics/*',
  'saved/*',
  'drafts/*',
  'offline/*',
  'settings/*',
  'subscribe/*',
  'search/*',
];

/**
 * `_headers`, as Cloudflare Pages and Netlify read it. Rules that fit one address add up, and values of one name are
 * joined by commas: so every rule names what no other rule for the same address does, except for the policy, of which
 * a browser keeps all.
 */
export function headersFile(site: Site, app: App, styles: Styles): string {
  const at = (path: string) => site.config.base + path;
  const rule = (path: string, ...lines: readonly string[]) =>
    `${at(path)}\n${lines.map((line) => `  ${line}`).join('\n')}`;
  const rules = [
    rule(
      '*',
      `Content-Security-Policy: ${policyFor(site, app, styles)}`,
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy: same-origin',
    ),
    ...PAGES.map((path) => rule(path, "Content-Security-Policy: frame-ancestors 'self'")),
    rule('assets/*', FOREVER),
    rule('bundles/*', FOREVER, OPEN),
    rule('packs/*', FOREVER),
    rule('media/*', FOREVER, OPEN, "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    rule('feed/*', FRESH, OPEN),
    rule('oembed/*', FRESH, OPEN),
    rule('embed/*', OPEN),
    rule('feed.json', FRESH, OPEN, 'Content-Type: application/feed+json; charset=utf-8'),
    rule('rss.xml', FRESH, OPEN, 'Content-Type: application/rss+xml; charset=utf-8'),
    rule('atom.xml', FRESH, OPEN, 'Content-Type: application/atom+xml; charset=utf-8'),
    rule('edition.json', FRESH),
    rule('sw.js', FRESH),
    rule('manifest.webmanifest', 'Content-Type: application/manifest+json; charset=utf-8'),
  ];
  return `${rules.join('\n\n')}\n`;
}
