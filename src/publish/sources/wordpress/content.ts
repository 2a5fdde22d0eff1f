import type { Note } from '../entry.ts';
import { expandBlocks, hasBlocks } from './blocks.ts';
import { linkLoneAddresses } from './lone-addresses.ts';
import { addParagraphs } from './paragraphs.ts';
import { expandShortcodes } from './shortcodes.ts';
import type { Surrounding } from './surrounding.ts';

export type Content = { readonly html: string; readonly notes: readonly Note[] };

/** A post as its author wrote it, in the block editor or the classic one, as HTML. */
export function writtenContent(text: string, around: Surrounding): Content {
  const classic = !hasBlocks(text);
  const blocks = expandBlocks(text, around);
  const bare = blocks.html.replace(COMMENT, '');
  const { html, notes } = expandShortcodes(linkLoneAddresses(bare), around);
  return { html: classic ? addParagraphs(html) : html, notes: [...blocks.notes, ...notes] };
}

/** A post as the site shows it; what is left of shortcodes belongs to plugins that are gone. */
export function renderedContent(html: string): Content {
  const words = html.replace(COMMENT, '').replace(ICON, '');
  const { html: expanded, notes } = expandShortcodes(linkLoneAddresses(words));
  return { html: expanded.replace(GALLERY_ITEM, figure).replace(EMPTY, ''), notes };
}

/** Beside the words of links to social networks; nothing that is read. */
const ICON = /<svg\b[^>]*\saria-hidden="true"[^>]*>[\s\S]*?<\/svg>/gi;

/** A picture of a gallery, in themes that do not ask for figures. */
const GALLERY_ITEM = /<dl class=["']gallery-item["']>([\s\S]*?)<\/dl>/gi;
const EMPTY = /<p>\s*<\/p>/gi;

function figure(_whole: string, inner: string): string {
  const [, picture = '', words = ''] = /<dt[^>]*>([\s\S]*?)<\/dt>(?:\s*<dd[^>]*>([\s\S]*?)<\/dd>)?/i.exec(inner) ?? [];
  const label = words.trim() === '' ? '' : `<figcaption>${words.trim()}</figcaption>`;
  return `<figure>${picture.trim()}${label}</figure>`;
}

/** Among them the marks for "more" and for the next page: an article here is whole. */
const COMMENT = /<!--[\s\S]*?-->/g;
