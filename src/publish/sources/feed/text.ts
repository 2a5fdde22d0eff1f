import { textToHtml } from '../../../article/text.ts';
import { changed, lost, type Note } from '../entry.ts';
import type { Text } from './item.ts';
import { looksLikeHtml } from './plain.ts';

export type Html = { readonly html: string; readonly notes: readonly Note[] };

/** An item's text as HTML, by its type where it has one. */
export function htmlOf({ value, type }: Text): Html {
  const kind = type?.split(';')[0]?.trim().toLowerCase();
  if (kind === undefined || kind === '') return unsaid(value);
  if (/^(?:x?html|text\/html|(?:text|application)\/(?:[\w.-]+\+)?xml)$/.test(kind)) return said(value);
  if (kind === 'text' || kind.startsWith('text/')) return { html: textToHtml(value), notes: [] };
  if (fromBase64(value) !== undefined) return unsaid(value);
  if (/json|script/.test(kind)) return { html: `<pre>${textToHtml(value).replace(/<\/?p>/g, '')}</pre>`, notes: [] };
  return { html: '', notes: [lost(`holds ${kind}, which no reader shows`)] };
}

/** HTML, which in old feeds may be written in Base64. */
function said(value: string): Html {
  const text = value.includes('<') ? undefined : fromBase64(value);
  return { html: text ?? value, notes: text === undefined ? [] : [changed('its text was written in Base64')] };
}

function unsaid(written: string): Html {
  const value = fromBase64(written) ?? written;
  return { html: looksLikeHtml(value) ? value : textToHtml(unfolded(value)), notes: [] };
}

/** Line ends before an indentation come from how the XML is laid out, not from the text. */
const unfolded = (text: string) => text.replace(/([^\s])[^\S\n]*\n[^\S\n]+(?=\S)/g, '$1 ');

/** Undefined for what is no text in Base64. */
function fromBase64(value: string): string | undefined {
  const packed = value.replace(/\s+/g, '');
  if (packed.length < 16 || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(packed, 'base64'));
    return /[^\P{Cc}\s]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
