import { escapeHtml } from '../../article/text.ts';
import { directionOf } from '../../locale/direction.ts';
import type { App } from './app.ts';
import { base64Hash } from './hash.ts';
import type { Site } from './site.ts';
import type { Styles } from './styles.ts';

/** What distinguishes one page of the shell from another. */
export type Page = {
  readonly title: string;
  readonly description?: string | undefined;
  /** Path within the site, such as `articles/x/`; undefined for a page that has no address of its own (404). */
  readonly path?: string;
  readonly oembed?: string;
  /** Further lines of the head. */
  readonly head?: readonly string[];
};

/**
 * The built app's own `index.html`, told once where the site lies and what it is called: what stands before a page's
 * own lines of the head, between them and the app, and after it. Plain text, so that it can be handed to a worker.
 */
export type Shell = {
  readonly start: string;
  readonly middle: string;
  /** The same on the page of an article, with the styles that such a page needs. */
  readonly middleOfArticle: string;
  readonly end: string;
  /** What stands in the place of the app where nothing is drawn. */
  readonly empty: string;
};

const HEAD = '<!--carrel:head-->';
const APP = '<!--carrel:app-->';

/**
 * @param styles of the app
 * @param build names the program that draws: pages of another one are drawn again
 */
export function shellFor(site: Site, app: App, styles: Styles, build: string): Shell {
  const { base } = site.config;
  const language = site.language ?? 'en';
  const offline = site.offline ? '' : ' data-offline="off"';
  // What is embedded is found by its pointer in oembed/.
  const embed = site.oembed ? '' : ' data-embed="off"';
  const html = `<html lang="${language}" dir="${directionOf(language)}" data-base="${escapeHtml(base)}"${offline}${embed}>`;
  const policy = `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyFor(site, app, styles))}">`;
  let empty = '';
  const whole = app.shell
    .replace(/<html\b[^>]*>/i, () => html)
    .replace(
      /<head\b[^>]*>/i,
      (head) => `${head}\n    ${policy}\n    <meta name="generator" content="Carrel ${build}">`,
    )
    .replace(/<title>[^<]*<\/title>/i, '')
    .replace(/<meta name="description"[^>]*>\s*/i, '')
    .replace(/ (href|src)="\.\//g, (_whole, name: string) => ` ${name}="${escapeHtml(base)}`)
    .replace(STYLE_SHEET, '')
    .replace(/<div id="app"><\/div>(?:\s*<noscript>[\s\S]*?<\/noscript>)?/, (found) => {
      empty = found;
      return APP;
    })
    .replace(/\s*<\/head>/i, (end) => `\n    ${HEAD}${end}`);
  const [start = '', rest = ''] = whole.split(HEAD, 2);
  const [middle = '', end = ''] = rest.split(APP, 2);
  const { all, article } = styles;
  return {
    start,
    middle: `\n    <style>${all}</style>${middle}`,
    middleOfArticle: `\n    <style>${article}</style>${laterSheets(app, base)}${middle}`,
    end,
    empty,
  };
}

/** All styles, for what comes after the first sight: sheets for print hold up no screen, and the app has them apply to all. */
const laterSheets = ({ sheets }: App, base: string): string =>
  sheets.map((name) => `\n    <link rel="stylesheet" href="${escapeHtml(base + name)}" media="print">`).join('');

const STYLE_SHEET = /\s*<link rel="stylesheet"[^>]*>/g;

/** A page of the site in which the app is still to draw. */
export const emptyPage = (shell: Shell, head: string): string =>
  shell.start + head + shell.middle + shell.empty + shell.end;

/**
 * What stands around a drawn page's HTML. Both together say all that it was drawn from, so a page on the disk that
 * begins and ends like this is the page that would be drawn.
 *
 * @param state as JSON
 * @param isArticle true for the page of an article
 */
export function frameOf(
  shell: Shell,
  head: string,
  state: string,
  isArticle: boolean,
): { readonly before: string; readonly after: string } {
  const safe = state.replaceAll('<', '\\u003c');
  return {
    before: `${shell.start}${head}${isArticle ? shell.middleOfArticle : shell.middle}<div id="app">`,
    after: `</div>\n    <script type="application/json" id="state">${safe}</script>${shell.end}`,
  };
}

/** The build's policy, and the one other origin that the site may talk to. */
export function policyFor({ config }: Site, app: App, { all, article }: Styles): string {
  const hashes = [...new Set([all, article])].map((style) => `'sha256-${base64Hash(style)}'`).join(' ');
  const policy = app.policy.replace(/style-src ([^;]*)/, (whole) => `${whole} ${hashes}`);
  const place = config.comments?.url;
  // A path is of the site's own origin, which it may talk to anyhow.
  if (place === undefined || !URL.canParse(place)) return policy;
  return policy.replace(/connect-src ([^;]*)/, (whole) => `${whole} ${new URL(place).origin}`);
}

/** A page's own lines of the head. */
export function headOf(
  { title, description, path, oembed, head = [] }: Page,
  { title: name, config }: Site,
  app: App,
): string {
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
  ].join('\n    ');
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** A page for an address that has moved. Works without scripts and without a server's help. */
export function redirectPage(target: string): string {
  const address = escapeHtml(target);
  return `<!doctype html>\n<meta charset="utf-8">\n<meta http-equiv="refresh" content="0; url=${address}">\n<link rel="canonical" href="${address}">\n<title>Moved</title>\n<p><a href="${address}">This article has moved.</a></p>\n`;
}
