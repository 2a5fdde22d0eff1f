import type { Note } from '../entry.ts';
import { expandBlocks, hasBlocks } from './blocks.ts';
import { linkLoneAddresses } from './lone-addresses.ts';
import { addParagraphs } from './paragraphs.ts';
import { expandShortcodes } from './shortcodes.ts';
import { NOTHING_AROUND, type Surrounding } from './surrounding.ts';

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
  return expandShortcodes(linkLoneAddresses(html.replace(COMMENT, '')), NOTHING_AROUND);
}

/** Among them the marks for "more" and for the next page: an article here is whole. */
const COMMENT = /<!--[\s\S]*?-->/g;
