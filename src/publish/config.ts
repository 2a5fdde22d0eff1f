import { isObject, type JsonObject } from '../article/fields.ts';
import { parseJson } from '../article/json.ts';
import type { CommentPlace } from '../article/types.ts';
import { basePath, email, languageTag, publicAddress } from './config-values.ts';
import { isTimeZone } from './sources/dates.ts';
import { nearest } from './spelling.ts';

/** `carrel.json`, checked. `redirects` go from an old slug to a slug or a web address. */
export type Config = {
  readonly title?: string;
  readonly description?: string;
  readonly language?: string;
  readonly timezone: string;
  /** The site's public address, with its path, ending in `/`. */
  readonly url?: string;
  /** Begins and ends with `/`. */
  readonly base: string;
  /** A picture's path, relative to the file that names it. */
  readonly icon?: string;
  readonly contact?: string;
  readonly redirects: ReadonlyMap<string, string>;
  readonly comments?: CommentPlace;
};

export type CheckedConfig = { readonly config: Config; readonly problems: readonly string[] };

type Flags = { readonly url?: string | undefined; readonly base?: string | undefined };

const KNOWN = [
  'title',
  'description',
  'language',
  'timezone',
  'url',
  'base',
  'icon',
  'contact',
  'redirects',
  'comments',
  '$schema',
];

/** Judges the text of a `carrel.json` (absent: defaults), with the command line's flags over it. All problems at once. */
export function readConfig(text: string | undefined, flags: Flags = {}): CheckedConfig {
  const problems: string[] = [];
  const parsed = text === undefined ? { value: {} } : parseJson(text);
  if (parsed.reason !== undefined) return { config: DEFAULTS, problems: [parsed.reason] };
  if (!isObject(parsed.value)) return { config: DEFAULTS, problems: ['is no JSON object: { "title": "…" }'] };
  const value = { ...parsed.value, ...given('url', flags.url), ...given('base', flags.base) };
  problems.push(...unknownKeys(value));
  return { config: settings(value, problems), problems };
}

const DEFAULTS: Config = { timezone: 'UTC', base: '/', redirects: new Map() };

const given = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });

function unknownKeys(value: JsonObject): string[] {
  return Object.keys(value)
    .filter((key) => !KNOWN.includes(key))
    .map((key) => {
      const meant = nearest(key, KNOWN);
      return `"${key}" is no setting${meant ? `; did you mean "${meant}"?` : '.'}`;
    });
}

function settings(value: JsonObject, problems: string[]): Config {
  const read = <T>(name: string, judge: (text: string) => T | undefined, wanted: string): { [key: string]: T } => {
    const found = value[name];
    if (found === undefined || found === null || found === '') return {};
    const judged = typeof found === 'string' ? judge(found.trim()) : undefined;
    if (judged === undefined) problems.push(`"${name}" is ${JSON.stringify(found)}: ${wanted}.`);
    return judged === undefined ? {} : { [name]: judged };
  };
  const address = { ...read('url', publicAddress, 'give an address such as "https://example.org/"') };
  return {
    ...DEFAULTS,
    ...read('title', plain, 'give text'),
    ...read('description', plain, 'give text'),
    ...read('language', languageTag, 'give a language tag such as "en" or "pt-BR"'),
    ...read('timezone', (zone) => (isTimeZone(zone) ? zone : undefined), 'give a time zone such as "Europe/Paris"'),
    ...place(address['url'], read('base', basePath, 'give a path such as "/reading/"')['base'], problems),
    ...read('icon', plain, 'give the path of a picture'),
    ...read('contact', email, 'give an e-mail address'),
    redirects: redirects(value['redirects'], problems),
    ...comments(value['comments'], problems),
  };
}

const plain = (text: string) => text;

/** Address and base say the same path; either may leave it to the other. */
function place(url: string | undefined, base: string | undefined, problems: string[]): { url?: string; base: string } {
  if (url === undefined) return { base: base ?? '/' };
  const path = new URL(url).pathname;
  if (base === undefined || base === path) return { url, base: path };
  if (path === '/') return { url: new URL(base, url).href, base };
  problems.push(`"url" puts the site at ${path}, "base" at ${base}: make them the same, or leave "base" out.`);
  return { url, base };
}

function redirects(value: unknown, problems: string[]): Map<string, string> {
  if (value === undefined || value === null) return new Map();
  if (!isObject(value)) {
    problems.push('"redirects" is no object: { "old-slug": "new-slug" }.');
    return new Map();
  }
  const pairs = Object.entries(value).flatMap(([from, to]): [string, string][] => {
    if (typeof to === 'string' && to.trim() !== '') return [[slugOf(from), /^https?:\/\//.test(to) ? to : slugOf(to)]];
    problems.push(`"redirects" for "${from}" leads to ${JSON.stringify(to)}: give a slug or an address.`);
    return [];
  });
  return new Map(pairs);
}

/** `/articles/old/` and `old` name the same article. */
const slugOf = (text: string) => text.trim().replace(/^\/?(?:articles\/)?|\/+$/g, '');

function comments(value: unknown, problems: string[]): { comments?: CommentPlace } {
  if (value === undefined || value === null) return {};
  const { kind, url, requireEmail } = isObject(value) ? value : {};
  const before = problems.length;
  if (kind !== 'wordpress' && kind !== 'json') problems.push('"comments.kind" is neither "wordpress" nor "json".');
  const address = typeof url === 'string' ? commentAddress(url.trim()) : undefined;
  if (address === undefined)
    problems.push(
      '"comments.url" is no address such as "https://example.org/comments", and no path such as "/comments".',
    );
  if (requireEmail !== undefined && typeof requireEmail !== 'boolean')
    problems.push('"comments.requireEmail" is neither true nor false.');
  if (problems.length > before || address === undefined || (kind !== 'wordpress' && kind !== 'json')) return {};
  return {
    comments: {
      kind,
      url: address,
      requireEmail: typeof requireEmail === 'boolean' ? requireEmail : kind === 'wordpress',
    },
  };
}

/** A path is one of the host that the site will lie on. */
function commentAddress(text: string): string | undefined {
  if (/^\/(?!\/)/.test(text) && URL.canParse(text, 'https://host.invalid')) return text;
  return /^https?:/.test(text) && URL.canParse(text) ? new URL(text).href : undefined;
}
