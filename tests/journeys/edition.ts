import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a journey needs to know of an article: read from the published files, as any program may. */
export type Header = {
  readonly title: string;
  readonly tags: readonly string[];
  readonly language: string;
  /** Address below the site's own: `articles/<slug>/`. */
  readonly path: string;
  /** File of the article's bundle, below the folder. */
  readonly bundle: string;
};

type EditionFile = { readonly feed: readonly { readonly url: string }[] };
type Item = {
  readonly title: string;
  readonly tags?: readonly string[];
  readonly language?: string;
  readonly _carrel: { readonly slug: string; readonly bundle: string };
};

export function readJson(folder: string, path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

/** Files of the feed pages, newest first, below the folder. */
export function feedFiles(folder: string): string[] {
  return (readJson(folder, 'edition.json') as EditionFile).feed.map(({ url }) => url);
}

/** All articles of a published folder, newest first. */
export function headersOf(folder: string): Header[] {
  const items = feedFiles(folder).flatMap((path) => (readJson(folder, path) as { items: Item[] }).items);
  return items.map(({ title, tags = [], language = 'en', _carrel: { slug, bundle } }) => {
    return { title, tags, language, path: `articles/${encodeURIComponent(slug)}/`, bundle: join('feed', bundle) };
  });
}

/** The article at a place of the feed, 0 the newest, -1 the oldest; throws where there is none. */
export function articleAt(folder: string, place: number): Header {
  const found = headersOf(folder).at(place);
  if (!found) throw new Error(`${folder} has no article at place ${place}`);
  return found;
}
