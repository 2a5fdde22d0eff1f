import { checkBundle } from '../article/check.ts';
import { isObject } from '../article/fields.ts';
import { itemHash, sha256 } from '../article/hash.ts';
import { baseSlug } from '../article/slug.ts';
import type { Article, PackRef } from '../article/types.ts';
import { BadBundle, WrongHash } from './failures.ts';
import type { Services } from './services.ts';
import { loadFile } from './site-file.ts';

/** An article out of a pack, as the library takes it, and as it was read. */
export type PackedArticle = {
  readonly id: string;
  readonly slug: string;
  readonly sha256: string;
  readonly raw: unknown;
  readonly address: string;
  readonly article: Article;
};

/**
 * A pack, about 500 articles in one file; nothing of it is kept here. Items whose own hash does not fit are left out.
 *
 * @throws LoadError: WrongHash where the file is not the one that the edition names
 */
export async function loadPack(services: Services, ref: PackRef, signal?: AbortSignal): Promise<PackedArticle[]> {
  const { value, bytes, address } = await loadFile(services, ref.url, { cache: 'default', signal, whole: 5 * 60_000 });
  if ((await sha256(bytes)) !== ref.sha256) throw new WrongHash(address);
  const { feed, problems } = checkBundle(value, address);
  if (feed === undefined) throw new BadBundle(address, problems);
  const items = rawItems(value);
  const packed = await Promise.all(feed.items.map((article) => unpack(article, items.get(article.id), address)));
  return packed.flatMap((article) => article ?? []);
}

async function unpack(article: Article, raw: unknown, address: string): Promise<PackedArticle | undefined> {
  if (raw === undefined) return undefined;
  const hash = await itemHash(raw);
  if (hash !== article.extra.sha256) return undefined;
  return { id: article.id, slug: article.extra.slug ?? baseSlug(article), sha256: hash, raw, address, article };
}

/** By id; the first of several, as the checker has it. Ids in our own editions are whole addresses. */
function rawItems(value: unknown): Map<string, unknown> {
  const items: readonly unknown[] = isObject(value) && Array.isArray(value['items']) ? value['items'] : [];
  const entries = items.flatMap((item) => (isObject(item) ? [[String(item['id']).trim(), item] as const] : []));
  return new Map(entries.toReversed());
}
