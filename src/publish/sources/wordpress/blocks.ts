import { isObject, type JsonObject } from '../../../article/fields.ts';
import { parseJson } from '../../../article/json.ts';
import { escapeHtml } from '../../../article/text.ts';
import { embedCard } from '../../body/embed.ts';
import { changed, lost, type Note } from '../entry.ts';
import type { Surrounding } from './surrounding.ts';

const BLOCK = /<!--\s+(\/?)wp:([a-z][\w/-]*)([\s\S]*?)-->/g;

/** True for what the block editor wrote. */
export const hasBlocks = (html: string) => /<!--\s+wp:[a-z]/.test(html);

/**
 * The block editor's marks (`<!-- wp:… -->`) go, and what stands between them stays. A block that only has a mark is
 * made by the site when somebody looks: some can be made here, of the others the report tells.
 */
export function expandBlocks(html: string, around: Surrounding): { html: string; notes: Note[] } {
  const notes: Note[] = [];
  const expanded = html.replace(BLOCK, (_mark, closing: string, name: string, rest: string) => {
    if (closing !== '' || !rest.trimEnd().endsWith('/')) return '';
    const made = make(name.replace(/^core(?:-embed)?\//, ''), settings(rest), around);
    if (made.notes !== undefined) notes.push(...made.notes);
    return made.html;
  });
  return { html: expanded, notes };
}

type Made = { readonly html: string; readonly notes?: readonly Note[] };

function settings(rest: string): JsonObject {
  const { value } = parseJson(rest.trim().replace(/\/$/, '') || '{}');
  return isObject(value) ? value : {};
}

/** What is there to find other pages of the site, or to write to it: no part of an article. */
const FURNITURE =
  /^(?:archives|avatar|calendar|categories|comment|comments|home-link|latest-comments|loginout|navigation|page-list|post-comment|post-navigation|query-pagination|search|site-|tag-cloud|read-more)/;
const INVISIBLE = new Set(['more', 'nextpage', 'spacer', 'shortcode', 'freeform', 'html']);

function make(name: string, given: JsonObject, around: Surrounding): Made {
  if (INVISIBLE.has(name)) return { html: '' };
  if (name === 'separator') return { html: '<hr>' };
  if (name === 'block') return reusable(given['ref'], around);
  if (name === 'footnotes') return { html: footnotes(around.meta('footnotes')) };
  const address = text(given['url']);
  if (address !== '' && /^(?:social-link|navigation-link)$/.test(name)) return { html: item(given, address) };
  if (/^https?:/.test(address)) return { html: `<p>${embedCard(address)}</p>` };
  if (FURNITURE.test(name) || name === 'social-link') {
    return { html: '', notes: [changed(`a block of the site itself was removed: ${name}`)] };
  }
  return { html: '', notes: [lost(`block removed, for only the site can make what it shows: ${name}`)] };
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function item(given: JsonObject, address: string): string {
  const service = text(given['service']);
  const label = text(given['label']) || `${service.charAt(0).toUpperCase()}${service.slice(1)}` || address;
  return `<li><a href="${escapeHtml(address)}">${escapeHtml(label)}</a></li>`;
}

/** A block that many posts share lies in a post of its own. */
function reusable(ref: unknown, around: Surrounding): Made {
  const inner = typeof ref === 'number' ? around.shared(ref) : undefined;
  if (inner === undefined)
    return { html: '', notes: [lost('block removed, for it is shared and was not exported, or holds itself')] };
  return expandBlocks(inner.html, inner.around);
}

/** Notes lie beside the text as `[{ "content": "…", "id": "…" }]`; the text links to their ids. */
function footnotes(json: string | undefined): string {
  const { value } = parseJson(json ?? '[]');
  const notes = (Array.isArray(value) ? value : []).filter(isObject);
  const items = notes.map(({ id, content }) => {
    const name = escapeHtml(text(id));
    return `<li id="${name}">${text(content)} <a href="#${name}-link">↩︎</a></li>`;
  });
  return items.length === 0 ? '' : `<ol>${items.join('')}</ol>`;
}
