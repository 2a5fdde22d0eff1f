import { isObject, type JsonObject } from '../../article/fields.ts';
import { parseJson } from '../../article/json.ts';
import { decodeBytes } from './charset.ts';
import type { Document } from './document.ts';
import { type Found, refused, type Source } from './entry.ts';
import { type ApiRoot, findRoot, homeOf, isRoot, namedRoot } from './wordpress/api.ts';
import { loadAll, loadTerms } from './wordpress/pages.ts';
import { articlesOf, plain, type Term } from './wordpress/post.ts';
import { type RestReading, readPost, termsWanted } from './wordpress/rest-post.ts';

type Options = { readonly timezone: string; readonly progress?: (done: number, all: number) => void };

/** The front page of a WordPress, the root of its REST interface, or posts as that interface gives them. */
export function isWordPress(document: Document, start: string): boolean {
  if (/^[[{]/.test(start)) return /"(?:guid|namespaces)"\s*:/.test(start) && holdsWordPress(jsonOf(document));
  if (document.address === undefined || !/^<(?:!doctype html|html)/i.test(start)) return false;
  const root = rootNamedBy(document);
  return root !== undefined && sameAddress(homeOf(root), document.address);
}

/**
 * WordPress by its REST interface (`/wp-json`): all posts and pages that everybody may read, or, of a saved answer,
 * those in it.
 */
export async function openWordPress(document: Document, options: Options): Promise<Source[]> {
  const value = jsonOf(document);
  const posts = postsIn(value);
  const { name } = document;
  if (posts !== undefined) {
    const reading = { zone: options.timezone, terms: new Map<number, Term>() };
    return [{ name, found: found(posts, reading, (index) => `${name} [${index}]`) }];
  }
  if (document.address === undefined) {
    return [
      { name, found: [{ origin: name, articles: 0, notes: [refused('holds no posts as WordPress gives them')] }] },
    ];
  }
  return [
    await readSite(
      name,
      isRoot(value)
        ? { address: document.address, about: value }
        : await findRoot(document.address, rootNamedBy(document)),
      options,
    ),
  ];
}

async function readSite(name: string, root: ApiRoot, options: Options): Promise<Source> {
  const progress = options.progress ?? (() => {});
  const posts = await loadAll(root, 'posts', progress);
  const pages = await loadAll(root, 'pages', progress);
  const items = [...posts, ...pages];
  const terms = await loadTerms(root, [...new Set(items.flatMap(termsWanted))]);
  const title = plain(String(root.about['name'] ?? ''));
  return { name, ...(title === '' ? {} : { title }), found: found(items, { zone: options.timezone, terms }) };
}

function found(items: readonly JsonObject[], reading: RestReading, origin?: (index: number) => string): Found[] {
  return articlesOf(items.map((item, index) => readPost(item, reading, origin?.(index))));
}

const holdsWordPress = (value: unknown) => postsIn(value) !== undefined || isRoot(value);

const rootNamedBy = (document: Document) =>
  namedRoot(decodeBytes(document.bytes, document.contentType).text, document.headers, document.address ?? '');

const sameAddress = (a: string, b: string) => bare(a) === bare(b);
const bare = (address: string) => address.replace(/^https?:\/\/(?:www\.)?|[?#].*$/gi, '').replace(/\/+$/, '');

function jsonOf({ bytes }: Document): unknown {
  return parseJson(bytes).value;
}

/** A list of posts, or a single one. */
function postsIn(value: unknown): readonly JsonObject[] | undefined {
  const items = Array.isArray(value) ? value : [value];
  const posts = items
    .filter(isObject)
    .filter((item) => isObject(item['guid']) && isObject(item['content']) && typeof item['slug'] === 'string');
  return posts.length > 0 && posts.length === items.length ? posts : undefined;
}
