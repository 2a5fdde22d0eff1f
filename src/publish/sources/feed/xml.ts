import { XMLValidator } from 'fast-xml-parser';
import { windowsCharacters } from '../charset.ts';
import { changed, type Note } from '../entry.ts';

export type Mended =
  | { readonly text: string; readonly notes: readonly Note[]; readonly reason?: undefined }
  | { readonly reason: string };

/**
 * XML as a parser wants it. Harmless faults are mended and told: characters that XML does not know, `&` that stands for
 * itself, names declared in the document. What has lost a part, or its order, has a reason, with the line.
 */
export function mendXml(written: string): Mended {
  const { text, entities } = withoutProlog(written);
  const notes: Note[] = [];
  const mended = outsideCdata(characters(text, notes), (part) => ampersands(named(part, entities), notes));
  const reason = faultOf(mended);
  return reason === undefined
    ? { text: mended, notes: [...new Map(notes.map((note) => [note.text, note])).values(), ...undeclared(mended)] }
    : { reason };
}

/** All that may stand before the root. */
export const PROLOG = /^(?:[\s\uFEFF]+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^<>[]*(?:\[[\s\S]*?\]\s*)?>)*/i;

/** What stands before the root goes, but for its line ends, so that lines keep their numbers. */
function withoutProlog(text: string): { text: string; entities: ReadonlyMap<string, string> } {
  const [prolog = ''] = PROLOG.exec(text) ?? [];
  const declared = prolog.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"]{0,1000})"|'([^']{0,1000})')\s*>/g);
  const entities = new Map([...declared].map(([, name = '', one, other]) => [name, one ?? other ?? '']));
  return { text: prolog.replace(/[^\n]+/g, '') + text.slice(prolog.length), entities };
}

/** Applies to everything but what stands in `<![CDATA[…]]>`. */
export function outsideCdata(text: string, change: (part: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf('<![CDATA['); start >= 0; start = text.indexOf('<![CDATA[', from)) {
    const end = text.indexOf(']]>', start);
    if (end < 0) break;
    parts.push(change(text.slice(from, start)), text.slice(start, end + 3));
    from = end + 3;
  }
  return parts.join('') + change(text.slice(from));
}

function characters(text: string, notes: Note[]): string {
  const read = windowsCharacters(text);
  if (read !== text) notes.push(changed('has characters of Windows-1252 among others, read as such'));
  const clean = read.replace(/[^\P{Cc}\s]|[\uFFFE\uFFFF]/gu, '');
  if (clean !== read) notes.push(changed('has control characters, which XML forbids: they were removed'));
  return clean;
}

/** What declared names may add to a document, in characters. */
const MOST_NAMED = 1_000_000;

/** Names that the document itself declares; what they stand for is taken as it is, and not searched for more. */
function named(part: string, entities: ReadonlyMap<string, string>): string {
  if (entities.size === 0) return part;
  let left = MOST_NAMED;
  return part.replace(/&([\w.-]+);/g, (whole, name: string) => {
    const value = entities.get(name) ?? whole;
    left -= value.length;
    return left < 0 ? whole : value;
  });
}

function ampersands(part: string, notes: Note[]): string {
  const mended = part.replace(/&(?!(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);)/gi, '&amp;');
  if (mended !== part) notes.push(changed('has & where XML wants &amp;, read as such'));
  return mended;
}

/** What the parser says, as a sentence. */
function faultOf(text: string): string | undefined {
  const verdict = XMLValidator.validate(text);
  if (verdict === true) return undefined;
  const { msg, line } = verdict.err;
  const open = /^Invalid '(\[[\s\S]*\])' found/.exec(msg)?.[1];
  if (open === undefined) return `is broken XML, line ${line}: ${msg.replace(/\.$/, '')}`;
  const last = open.match(/[^\s",[\]]+/g)?.at(-1) ?? '';
  return `is broken XML: it breaks off in line ${text.trimEnd().split('\n').length}, before </${last}>`;
}

function undeclared(text: string): Note[] {
  const used = new Set([...text.matchAll(/<([a-z][\w.-]*):[a-z]/gi)].map(([, prefix = '']) => prefix));
  const unknown = [...used].filter((prefix) => prefix !== 'xml' && !text.includes(`xmlns:${prefix}`));
  return unknown.map((prefix) => changed(`uses the prefix ${prefix}: without saying what it means, read as usual`));
}
