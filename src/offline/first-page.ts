import type { Article } from '../article/types.ts';
import { readKeptEdition } from '../data/edition.ts';
import { quietly, type Services } from '../data/services.ts';

/** The newest articles of the first page that are kept without having been read. */
export const NEWEST = 30;

export type Missing = {
  /** How many articles are wanted on the device. */
  readonly wanted: number;
  /** Headers of those that are not there in any version. */
  readonly absent: readonly Article[];
  /** Headers of those there in another version than the edition's. */
  readonly outdated: readonly Article[];
};

/**
 * What the device still lacks of the kept edition: of its first page the newest articles, and those that have been
 * read. Undefined where there is no edition with its first page.
 */
export async function missingOf(services: Services): Promise<Missing | undefined> {
  const { library } = services;
  const found = await readKeptEdition(services);
  if (found === undefined) return undefined;
  const [first] = found.edition.feed;
  const page = first === undefined ? { items: [] } : await quietly(library.readPage(first.sha256));
  const [rows, read] = await Promise.all([quietly(library.keptArticles()), quietly(library.readIds())]);
  if (page === undefined || rows === undefined) return undefined;
  const kept = new Map(rows.map((row) => [row.id, row.sha256]));
  const wanted = page.items.filter((header, index) => index < NEWEST || read?.has(header.id) === true);
  return {
    wanted: wanted.length,
    absent: wanted.filter(({ id }) => !kept.has(id)),
    outdated: wanted.filter(({ id, extra }) => kept.has(id) && kept.get(id) !== extra.sha256),
  };
}
