import { isWeb } from '../../../article/address.ts';
import { isObject } from '../../../article/fields.ts';
import type { Author } from '../../../article/types.ts';
import { readDate } from '../dates.ts';
import { changed, type LeadPicture, lost, type Note } from '../entry.ts';
import type { FileName } from './file-name.ts';
import type { FrontMatter } from './front-matter.ts';
import { plainText } from './text.ts';

/** What front matter says about an article, in the words of Hugo, Jekyll and Astro. */
export type Header = {
  readonly id?: string;
  readonly title?: string;
  readonly slug?: string;
  readonly summary?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly notBefore?: string;
  readonly draft: boolean;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  readonly picture?: LeadPicture;
  readonly language?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly original?: string;
};

/** @param zone the zone of dates that name none */
export function readHeader(fields: FrontMatter, name: FileName, zone: string): { header: Header; notes: Note[] } {
  const notes: Note[] = [];
  const published = date(fields, ['date', 'pubdate', 'publishdate', 'published'], zone, notes);
  const fromName = name.day === undefined ? undefined : readDate(name.day, zone);
  const dir = text(fields, 'dir')?.toLowerCase();
  const summary = text(fields, 'summary', 'description', 'excerpt');
  return {
    header: {
      ...optional('id', text(fields, 'id', 'guid')),
      ...optional('title', text(fields, 'title')),
      ...optional('slug', text(fields, 'slug') ?? lastPart(text(fields, 'url', 'permalink'))),
      ...optional('summary', summary === undefined ? undefined : plainText(summary)),
      ...optional('published', published ?? fromName),
      ...optional(
        'modified',
        date(fields, ['lastmod', 'updated', 'updateddate', 'lastmodifiedat', 'modified'], zone, notes),
      ),
      ...optional('notBefore', date(fields, ['publishdate'], zone, [])),
      draft: name.draft || isTrue(fields.get('draft')) || isFalse(fields.get('published')),
      authors: authors(fields.get('authors') ?? fields.get('author')),
      tags: tags(fields, name.day !== undefined),
      ...optional('picture', picture(fields)),
      ...optional('language', language(fields, notes)),
      ...(dir === 'ltr' || dir === 'rtl' ? { dir } : {}),
      ...optional(
        'original',
        webAddress(text(fields, 'canonical', 'canonicalurl', 'externalurl', 'originalurl', 'sourceurl')),
      ),
    },
    notes,
  };
}

function optional<K extends string, T>(name: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: T });
}

/** The first of these fields that is text (or a number) and not empty. */
function text(fields: FrontMatter, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const words = asText(fields.get(name));
    if (words !== undefined) return words;
  }
  return undefined;
}

function asText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const words = String(value).toWellFormed().replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : words;
}

function date(fields: FrontMatter, names: readonly string[], zone: string, notes: Note[]): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    if (value === undefined || value === null || value === '' || typeof value === 'boolean') continue;
    const read = readDate(String(value), zone);
    if (read !== undefined) return read;
    notes.push(lost(`date left out, it cannot be read: ${JSON.stringify(value)}`));
    return undefined;
  }
  return undefined;
}

const isTrue = (value: unknown) => value === true || /^(?:true|yes|on)$/i.test(String(value));
const isFalse = (value: unknown) => value === false || /^(?:false|no|off)$/i.test(String(value));

/** `/2015/old-name.html` -> `old-name`; patterns such as `/:year/:title/` say nothing about this article. */
function lastPart(address: string | undefined): string | undefined {
  const part = address
    ?.split(/[?#]/)[0]
    ?.split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.html?$/, '');
  if (part === undefined || part.includes(':') || part === 'index') return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function authors(value: unknown): Author[] {
  if (Array.isArray(value)) return value.flatMap(authors);
  const plain = asText(value);
  if (plain !== undefined) return [{ name: plain }];
  if (!isObject(value)) return [];
  const name = asText(value['name'] ?? value['title'] ?? value['display_name']);
  const url = webAddress(asText(value['url'] ?? value['link'] ?? value['homepage'] ?? value['website']));
  const avatar = webAddress(asText(value['avatar'] ?? value['image'] ?? value['picture']));
  return name === undefined && url === undefined
    ? []
    : [{ ...optional('name', name), ...optional('url', url), ...optional('avatar', avatar) }];
}

const webAddress = (address: string | undefined) =>
  address !== undefined && isWeb(address) && URL.canParse(address) ? address : undefined;

/** @param spaced Jekyll (a dated file name) divides a line of tags at spaces; elsewhere a line is one tag */
function tags(fields: FrontMatter, spaced: boolean): string[] {
  const found = ['tags', 'topics', 'categories', 'tag', 'topic', 'category']
    .flatMap((name) => labels(fields.get(name), spaced))
    .map((tag) => tag.normalize('NFC'));
  return [...new Set(found)];
}

function labels(value: unknown, spaced: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => labelsOf(asText(isObject(entry) ? entry['name'] : entry)));
  const line = asText(value);
  if (line?.includes(',')) return line.split(',').flatMap((part) => labelsOf(asText(part)));
  return spaced && line !== undefined ? line.split(' ') : labelsOf(line);
}

const labelsOf = (label: string | undefined) => (label === undefined ? [] : [label]);

function picture(fields: FrontMatter): LeadPicture | undefined {
  const value = ['image', 'cover', 'hero', 'heroimage', 'primaryimage', 'featuredimage']
    .map((name) => fields.get(name))
    .find((found) => found !== undefined && found !== null && found !== '' && found !== false);
  const own = isObject(value) ? value : {};
  const address = asText(
    isObject(value) ? (own['src'] ?? own['url'] ?? own['path'] ?? own['image'] ?? own['uid']) : first(value),
  );
  if (address === undefined) return undefined;
  return {
    address,
    ...optional('alt', asText(own['alt']) ?? text(fields, 'imagealt', 'coveralt', 'heroalt', 'heroimagealt')),
    ...optional('caption', asText(own['caption']) ?? text(fields, 'imagecaption', 'covercaption', 'herocaption')),
  };
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

function language(fields: FrontMatter, notes: Note[]): string | undefined {
  const tag = text(fields, 'lang', 'language', 'locale');
  if (tag === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    notes.push(changed(`"${tag}" is no language tag (such as "en" or "pt-BR"): left out`));
    return undefined;
  }
}
