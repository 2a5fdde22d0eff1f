import { identify } from '../../../article/identity.ts';
import type { Document } from '../document.ts';
import { type Found, refused } from '../entry.ts';
import { divide } from '../markdown/front-matter.ts';
import { readHeader } from '../markdown/header.ts';
import { expandShortcodes } from '../markdown/shortcodes.ts';
import { placeOf } from '../place.ts';

/**
 * A page that a generator would put into a layout: front matter, then the article's own HTML, as Jekyll and Hugo have
 * them beside Markdown. Templates, which hold no text of their own, are left out.
 *
 * @returns undefined for a page that has no front matter
 */
export function readWritten(
  text: string,
  document: Document,
  timezone: string,
): { found: Found; title?: undefined } | undefined {
  const { name: origin } = document;
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (isTemplate(lines)) return { found: { left: { origin, why: 'template' } } };
  if (!/^\s*(?:---|\+\+\+)[ \t]*\n/.test(lines)) return undefined;
  const divided = divide(lines);
  if (divided.reason !== undefined) return { found: { origin, articles: 1, notes: [refused(divided.reason)] } };
  const { home, id, source, name } = placeOf(document);
  const { header, notes } = readHeader(divided.fields, name, timezone);
  const { text: html, notes: removed } = expandShortcodes(divided.body);
  const entry = {
    ...header,
    origin,
    home,
    id: header.id === undefined ? id : identify(header.id, source),
    title: header.title ?? name.words,
    html,
    attachments: [],
  };
  return { found: { entry, notes: [...(divided.notes ?? []), ...notes, ...removed] } };
}

const TEMPLATE = /\{%-?\s*(?:for|include|block|extends)\b|\{\{-?\s*(?:content|block|partial|define|template)\b/;

/** An article about templates shows their marks in code. */
const isTemplate = (text: string) =>
  TEMPLATE.test(text) && TEMPLATE.test(text.replace(/<(pre|code|script|textarea)\b[\s\S]*?<\/\1>/gi, ''));
