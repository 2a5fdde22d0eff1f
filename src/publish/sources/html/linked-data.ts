import { isWeb } from '../../../article/address.ts';
import { isObject, type JsonObject } from '../../../article/fields.ts';
import type { Author } from '../../../article/types.ts';
import type { PageTree } from './page-tree.ts';

/** What JSON-LD in a page says of its article, in the words of schema.org. Dates are as they stood. */
export type LinkedData = {
  readonly headline?: string;
  readonly description?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly language?: string;
  readonly picture?: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
};

const NOTHING: LinkedData = { authors: [], tags: [] };

/** @see https://schema.org/Article */
export function readLinkedData(page: PageTree): LinkedData {
  const things = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    thingsIn(parse(script.textContent)),
  );
  const article = things.find((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
  return article === undefined ? NOTHING : factsOf(article, new Map(things.map((thing) => [thing['@id'], thing])));
}

const ARTICLE = /(?:Article|BlogPosting|SocialMediaPosting|^Report|^Recipe|^Review)$/;

/** Broken JSON-LD is common, and only tells less. */
function parse(json: string): unknown {
  try {
    return JSON.parse(
      json.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, ''),
    );
  } catch {
    return undefined;
  }
}

function thingsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (!isObject(value)) return [];
  return [value, ...thingsIn(value['@graph']), ...(isObject(value['mainEntity']) ? [value['mainEntity']] : [])];
}

const typesOf = (thing: JsonObject): string[] => [thing['@type']].flat().filter((type) => typeof type === 'string');

type ById = ReadonlyMap<unknown, JsonObject>;

function factsOf(article: JsonObject, byId: ById): LinkedData {
  return {
    ...text('headline', article['headline'] ?? article['name']),
    ...text('description', article['description']),
    ...text('published', article['datePublished']),
    ...text('modified', article['dateModified']),
    ...text('language', article['inLanguage']),
    ...text('picture', addressOf(article['image'] ?? article['thumbnailUrl'], byId)),
    authors: authorsOf(article['author'] ?? article['creator'], byId),
    tags: [article['keywords']].flat().flatMap((entry) => (typeof entry === 'string' ? entry.split(',') : [])),
  };
}

function text<K extends keyof LinkedData>(name: K, value: unknown): { readonly [P in K]?: string } {
  const words = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return words === '' ? {} : ({ [name]: words } as { readonly [P in K]?: string });
}

/** An object may only point to another by its `@id`. */
const resolved = (value: unknown, byId: ById): unknown =>
  isObject(value) && '@id' in value ? (byId.get(value['@id']) ?? value) : value;

function addressOf(value: unknown, byId: ById): unknown {
  const [first] = [value].flat();
  const found = resolved(first, byId);
  return isObject(found) ? (found['url'] ?? found['contentUrl']) : found;
}

function authorsOf(value: unknown, byId: ById): Author[] {
  return [value].flat().flatMap((one): Author[] => {
    const author = resolved(one, byId);
    if (typeof author === 'string') return isWeb(author) || author.trim() === '' ? [] : [{ name: author.trim() }];
    if (!isObject(author) || typeof author['name'] !== 'string') return [];
    const { url } = author;
    return [{ name: author['name'].trim(), ...(typeof url === 'string' && isWeb(url) ? { url } : {}) }];
  });
}
