import { escapeHtml } from '../../article/text.ts';
import { directionOf } from '../../locale/direction.ts';
import type { PageState } from '../../server.tsx';
import type { App } from './app.ts';
import { base64Hash } from './hash.ts';
import type { Site } from './site.ts';

/** What distinguishes one page of the shell from another. */
export type Page = {
  readonly title: string;
  readonly description?: string | undefined;
  /** Path within the site, such as `articles/x/`; undefined for a page that has no address of its own (404). */
  readonly path?: string;
  readonly oembed?: string;
  /** What stands in the page before any script runs, and what it was drawn from. */
  readonly drawn?: { readonly html: string; readonly state: PageState };
  /** Further lines of the head. */
  readonly head?: readonly string[];
};

/** A page of the site: the built app's own `index.html`, told where it lies and what it is called. */
export function shellPage(page: Page, site: Site, app: App): string {
  const { base } = site.config;
  const language = site.language ?? 'en';
  const offline = site.offline ? '' : ' data-offline="off"';
  const html = `<html lang="${language}" dir="${directionOf(language)}" data-base="${escapeHtml(base)}"${offline}>`;
  const policy = `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyFor(site, app))}">`;
  return app.shell
    .replace(/<html\b[^>]*>/i, () => html)
    .replace(/<head\b[^>]*>/i, (head) => `${head}\n    ${policy}`)
    .replace(/<title>[^<]*<\/title>/i, '')
    .replace(/<meta name="description"[^>]*>\s*/i, '')
    .replace(/ (href|src)="\.\//g, (_whole, name: string) => ` ${name}="${escapeHtml(base)}`)
    .replace(STYLE_SHEET, '')
    .replace(
      /\s*<\/head>/i,
      (end) => `\n    ${headOf(page, site, app).join('\n    ')}\n    <style>${app.style}</style>${end}`,
    )
    .replace(/<div id="app"><\/div>(?:\s*<noscript>[\s\S]*?<\/noscript>)?/, (empty) => drawnOf(page) ?? empty);
}

const STYLE_SHEET = /\s*<link rel="stylesheet"[^>]*>/g;

function drawnOf({ drawn }: Page): string | undefined {
  if (drawn === undefined) return undefined;
  const state = JSON.stringify(drawn.state).replaceAll('<', '\\u003c');
  return `<div id="app">${drawn.html}</div>\n    <script type="application/json" id="state">${state}</script>`;
}

/** The build's policy, and the one other origin that the site may talk to. */
export function policyFor({ config }: Site, app: App): string {
  const policy = app.policy.replace(/style-src ([^;]*)/, (whole) => `${whole} 'sha256-${base64Hash(app.style)}'`);
  if (!config.comments) return policy;
  return policy.replace(/connect-src ([^;]*)/, (whole) => `${whole} ${new URL(config.comments?.url ?? '').origin}`);
}

function headOf(
  { title, description, path, oembed, head = [] }: Page,
  { title: name, config }: Site,
  app: App,
): string[] {
  const { base, url } = config;
  const alternate = (type: string, file: string) =>
    `<link rel="alternate" type="${type}" title="${escapeHtml(name)}" href="${base}${file}">`;
  return [
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="application-name" content="${escapeHtml(name)}">`,
    ...(description === undefined ? [] : [`<meta name="description" content="${escapeHtml(description)}">`]),
    ...(url === undefined || path === undefined
      ? []
      : [`<link rel="canonical" href="${escapeHtml(url + encodePath(path))}">`]),
    ...(app.shell.includes('rel="manifest"') ? [] : [`<link rel="manifest" href="${base}manifest.webmanifest">`]),
    alternate('application/feed+json', 'feed.json'),
    alternate('application/rss+xml', 'rss.xml'),
    alternate('application/atom+xml', 'atom.xml'),
    ...(oembed === undefined
      ? []
      : [
          `<link rel="alternate" type="application/json+oembed" href="${escapeHtml((url ?? base) + encodePath(oembed))}">`,
        ]),
    ...head,
  ];
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** A page for an address that has moved. Works without scripts and without a server's help. */
export function redirectPage(target: string): string {
  const address = escapeHtml(target);
  return `<!doctype html>\n<meta charset="utf-8">\n<meta http-equiv="refresh" content="0; url=${address}">\n<link rel="canonical" href="${address}">\n<title>Moved</title>\n<p><a href="${address}">This article has moved.</a></p>\n`;
}
