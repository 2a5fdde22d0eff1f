import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { isObject } from '../../../article/fields.ts';
import { changed, type Note } from '../entry.ts';

/** Fields by their name in lower case without `-` and `_`, so that `pubDate` and `pub_date` are one. */
export type FrontMatter = ReadonlyMap<string, unknown>;

export type Divided =
  | {
      readonly fields: FrontMatter;
      readonly body: string;
      readonly notes?: readonly Note[];
      readonly reason?: undefined;
    }
  | { readonly reason: string };

/** Divides a Markdown file (line ends `\n`) into front matter (YAML, TOML or JSON, as in Hugo, Jekyll, Astro) and text. */
export function divide(text: string): Divided {
  const start = /^\s*\n/.exec(text)?.[0] ?? '';
  const rest = text.slice(start.length);
  const lines = start.split('\n').length;
  if (/^---[ \t]*(?:\n|$)/.test(rest)) return fenced(rest, text, YAML_END, (inner) => fromYaml(inner, lines + 1));
  if (/^\+\+\+[ \t]*(?:\n|$)/.test(rest)) return fenced(rest, text, TOML_END, (inner) => fromToml(inner, lines + 1));
  if (/^\{\s*(?:\n|"|\})/.test(rest)) return fromJson(rest);
  return { fields: new Map(), body: text };
}

const YAML_END = /^(?:---|\.\.\.)[ \t]*$/m;
const TOML_END = /^\+\+\+[ \t]*$/m;

type Values =
  | { readonly value: unknown; readonly notes?: readonly Note[]; readonly reason?: undefined }
  | { readonly reason: string };

/** Hugo and Jekyll go on with the last of them, and so do their writers. */
const REPEATED = changed('a field stands twice in the front matter: the last one counts');

function fenced(rest: string, whole: string, ending: RegExp, read: (inner: string) => Values): Divided {
  const opened = rest.slice(rest.indexOf('\n') + 1);
  const end = rest.includes('\n') ? ending.exec(opened) : null;
  const inner = end ? opened.slice(0, end.index) : opened;
  const looksRight = /^["']?[\w-]+["']?\s*[:=]/m.test(inner);
  if (!end) return looksRight ? { reason: 'front matter is opened but never closed' } : plain(whole);
  const values = read(inner);
  if (values.reason !== undefined) return looksRight ? values : plain(whole);
  if (values.value !== null && values.value !== undefined && !isObject(values.value))
    return looksRight ? { reason: 'front matter holds no fields (name: value)' } : plain(whole);
  return {
    fields: named(values.value),
    body: opened.slice(end.index + end[0].length).replace(/^\n/, ''),
    notes: values.notes ?? [],
  };
}

/** A file may also begin with a rule (`---`) and be no front matter at all. */
const plain = (body: string): Divided => ({ fields: new Map(), body });

/** @param line of the file on which the YAML begins, from 1 */
function fromYaml(text: string, line: number): Values {
  const document = parseDocument(text, { schema: 'core', logLevel: 'silent' });
  const error = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (error) {
    const at = (error.linePos?.[0].line ?? 1) + line - 1;
    const reason = error.message.split(/ at line \d+|\n/)[0]?.replace(/:$/, '');
    return { reason: `broken front matter, line ${at}: ${reason}` };
  }
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), notes: document.errors.map(() => REPEATED) };
  } catch (cause) {
    return { reason: `broken front matter: ${cause instanceof Error ? cause.message : cause}` };
  }
}

function fromToml(text: string, line: number): Values {
  try {
    return { value: parseToml(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '');
    return { reason: `broken front matter, line ${error.line + line - 1}: ${reason}` };
  }
}

/** JSON front matter ends with the first `}` at the start of a line that closes it. */
function fromJson(text: string): Divided {
  let reason = 'the closing } is missing';
  for (const end of text.matchAll(/\}[ \t]*(?=\n|$)/g)) {
    try {
      const value: unknown = JSON.parse(text.slice(0, end.index + 1));
      return { fields: named(value), body: text.slice(end.index + end[0].length).replace(/^\n/, '') };
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return { reason: `broken front matter (JSON): ${reason}` };
}

function named(value: unknown): FrontMatter {
  return new Map(isObject(value) ? Object.entries(value).map(([name, field]) => [fieldName(name), simple(field)]) : []);
}

export const fieldName = (name: string) => name.toLowerCase().replace(/[-_]/g, '');

/** TOML has dates of its own; the rest of the house reads them as text. */
const simple = (value: unknown): unknown => (value instanceof TomlDate ? value.toISOString() : value);
