import { embedCard } from '../../body/embed.ts';

/** An address alone on its line, alone in its paragraph, or alone in the box of an embedding block. */
const LINE = /^([ \t]*)(https?:\/\/[^\s<>"]+)(?=[ \t]*$)/gim;
const PARAGRAPH = /((?:<p(?:\s[^>]*)?>|<br\s*\/?>)\s*)(https?:\/\/[^\s<>"]+)(?=\s*<(?:\/p|br\s*\/?)>)/gi;
const BOX = /(<div class="[^"]*wp-block-embed__wrapper[^"]*">\s*)(https?:\/\/[^\s<>"]+)(?=\s*<\/div>)/gi;
const CODE = /(<(pre|code|script|style|textarea)\b[^>]*>[\s\S]*?<\/\2\s*>)/i;

/** WordPress shows the page itself where an address stands alone; here a labelled link to it does. */
export function linkLoneAddresses(html: string): string {
  if (!/https?:\/\//i.test(html)) return html;
  const parts = html.split(CODE);
  return parts.map((part, index) => (index % 3 === 0 ? linkIn(part) : index % 3 === 1 ? part : '')).join('');
}

function linkIn(html: string): string {
  const link = (_whole: string, before: string, address: string) =>
    `${before}${embedCard(address.replace(/&(?:amp|#0?38);/g, '&'))}`;
  return html.replace(BOX, link).replace(PARAGRAPH, link).replace(LINE, link);
}
