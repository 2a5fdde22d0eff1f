import { checkBundle } from '../article/check.ts';
import { isObject } from '../article/fields.ts';
import { itemHash, sha256 } from '../article/hash.ts';
import { parseJson } from '../article/json.ts';
import type { ArticleToKeep } from '../library/articles.ts';
import { BadBundle, NotJson } from './failures.ts';
import type { Services } from './services.ts';

/** What became of a file: slugs of the articles that it brought, and how many were here already. */
export type Opened = { readonly slugs: readonly string[]; readonly here: number };

/**
 * Keeps, and pins, the articles of a file that the reader has chosen: a bundle, a pack, an export or any JSON Feed. What
 * is on the device already stays as it is: a file from anywhere replaces no article of the site.
 *
 * @throws NotJson, BadBundle (with all that is wrong), StoreError
 */
export async function openBundleFile(services: Services, name: string, bytes: Uint8Array): Promise<Opened> {
  const { library, home } = services;
  const { value, reason } = parseJson(bytes);
  if (reason !== undefined) throw new NotJson(name, new Error(reason));
  // Addresses in bundles are relative to the folder that ours lie in.
  const articles = await articlesIn(value, `${home}bundles/${encodeURIComponent(name)}`, name);
  const rows = await library.keptArticles();
  const here = new Set(rows.map(({ id }) => id));
  const taken = new Set(rows.map(({ slug }) => slug));
  const fresh = articles.filter(({ id }) => !here.has(id));
  const slugOf = async ({ id, slug }: ArticleToKeep) => (slug === '' || taken.has(slug) ? slugFor(id) : slug);
  const slugs = await Promise.all(fresh.map(slugOf));
  await library.keepArticles(fresh.map((article, place) => ({ ...article, slug: slugs[place] ?? '' })));
  for (const { id } of fresh) await library.pin(id);
  return { slugs, here: articles.length - fresh.length };
}

async function articlesIn(value: unknown, address: string, name: string): Promise<ArticleToKeep[]> {
  const { feed, problems } = checkBundle(value, address);
  if (feed === undefined || feed.items.length === 0 || !isObject(value)) throw new BadBundle(name, problems);
  const articles = new Map<string, ArticleToKeep>();
  for (const raw of Array.isArray(value['items']) ? (value['items'] as unknown[]) : []) {
    const article = checkBundle({ ...value, items: [raw] }, address).feed?.items[0];
    if (article === undefined || articles.has(article.id)) continue;
    const { id, extra } = article;
    articles.set(id, { id, slug: extra.slug ?? '', sha256: await itemHash(raw), raw, address });
  }
  return [...articles.values()];
}

/** Where an article without an address of its own is read. */
const slugFor = async (id: string) => `~${(await sha256(id)).slice(0, 12)}`;
