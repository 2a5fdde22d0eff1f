import { type Note, unknownShortcode } from '../entry.ts';
import { KNOWN, OWN } from './known-shortcodes.ts';
import { readParameters, type Shortcode } from './shortcode.ts';
import { NOTHING_AROUND, type Surrounding } from './surrounding.ts';

const OPENING = /\[(\[?)([a-z][\w-]*)(?=[\s\]/="'])([^[\]]*)\](\]?)/gi;
const CODE = /<(pre|code)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;

/**
 * Shortcodes of WordPress as HTML. Unknown ones belong to plugins: they go, what they hold stays, and the report names
 * them. Brackets that are plainly the writer's own, such as `[sic]`, stay, and so do unknown ones in code; WordPress
 * expands its own there too.
 *
 * @param around where the text stands; absent for what a site has expanded already: what it left of its own shortcodes
 *   was escaped, and is meant to be read
 */
export function expandShortcodes(html: string, around?: Surrounding): { html: string; notes: Note[] } {
  const notes: Note[] = [];
  return { html: html.includes('[') ? expand(html, around, notes) : html, notes };
}

function expand(html: string, around: Surrounding | undefined, notes: Note[]): string {
  const code = [...html.matchAll(CODE)].map(({ index, 0: whole }) => [index, index + whole.length] as const);
  let out = '';
  let at = 0;
  for (const match of html.matchAll(OPENING)) {
    if (match.index < at) continue;
    const inCode = code.some(([start, end]) => match.index >= start && match.index < end);
    const { text, end } = replacement(html, match, inCode, around, notes);
    out += html.slice(at, match.index) + text;
    at = end;
  }
  return out + html.slice(at);
}

function replacement(
  html: string,
  match: RegExpExecArray,
  inCode: boolean,
  around: Surrounding | undefined,
  notes: Note[],
) {
  const [whole, escaped, written = '', rest = '', escapedEnd] = match;
  const after = match.index + whole.length;
  if (escaped !== '' && escapedEnd !== '') return { text: whole.slice(1, -1), end: after };
  const name = written.toLowerCase();
  if (around === undefined && OWN.has(name)) return { text: whole, end: after };
  const [inner, end] = rest.trimEnd().endsWith('/') ? [undefined, after] : enclosed(html, written, after);
  const code: Shortcode = { name, ...readParameters(rest.replace(/\/\s*$/, ' ')), inner: inner ?? '' };
  const made = KNOWN[name]?.(code, around ?? NOTHING_AROUND);
  if (made === undefined && (inCode || !isShortcode(name, rest, inner))) return { text: whole, end: after };
  notes.push(...(made === undefined ? [unknownShortcode(name)] : (made.notes ?? [])));
  const text = made?.html ?? expand([...wordsOf(code), inner ?? ''].join(' ').trim(), around, notes);
  const brackets = [escaped !== '' ? '[' : '', escapedEnd !== '' && end === after ? ']' : ''] as const;
  return { text: brackets[0] + text + brackets[1], end };
}

/** What stands before the next `[/name]`, if there is one before the same shortcode opens again. */
function enclosed(html: string, name: string, after: number): [inner: string | undefined, end: number] {
  const close = html.indexOf(`[/${name}]`, after);
  const again = html.indexOf(`[${name}`, after);
  if (close < 0 || (again >= 0 && again < close)) return [undefined, after];
  return [html.slice(after, close), close + name.length + 3];
}

/** Plugins give their shortcodes settings, an end, or names that nobody writes in a text. */
const isShortcode = (name: string, rest: string, inner: string | undefined) =>
  inner !== undefined || /[\w-]\s*=\s*(?:["']|&quot;|&#8221;|[\w#])/.test(rest) || /^[a-z]\w*[_-]\w/.test(name);

/** Texts among the settings are the writer's words too. */
const wordsOf = ({ named }: Shortcode) =>
  ['title', 'text', 'label', 'caption'].flatMap((name) => named.get(name) || []);
