import { isObject, type JsonObject } from '../../article/fields.ts';
import { headerOf, type Listed } from './feed.ts';
import type { Site } from './site.ts';

type Subject = { readonly slug?: string; readonly topic?: string };

/**
 * Writes what pages are drawn from (`PageState` as JSON): of the edition what every screen shows, and of each header
 * what its row shows. A header stands in some ten pages, and is written once.
 */
export class StateWriter {
  readonly #start: string;
  readonly #rows = new WeakMap<Listed, string>();

  constructor(site: Site) {
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: site.title });
    this.#start = `{"edition":${JSON.stringify(editionOf(site))},"feed":${feed.slice(0, -1)},"items":[`;
  }

  write(listed: readonly Listed[], subject: Subject = {}): string {
    const items = listed.map((one) => (one.article.slug === subject.slug ? rowOf(one, true) : this.#row(one)));
    const about = Object.entries(subject).map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `${this.#start}${items.join(',')}]}${about.join('')}}`;
  }

  #row(one: Listed): string {
    const row = this.#rows.get(one) ?? rowOf(one, false);
    this.#rows.set(one, row);
    return row;
  }
}

const rowOf = (one: Listed, own: boolean) =>
  JSON.stringify(
    briefly(
      headerOf(one, (address) => address),
      own,
    ),
  );

function editionOf({ title, language, config }: Site): JsonObject {
  return { format: 1, title, language, contact: config.contact, comments: config.comments, articles: 0, feed: [] };
}

/** The page's own article keeps what its text is fetched and its neighbours are chosen by; the others need less. */
function briefly(header: JsonObject, own: boolean): JsonObject {
  const { content_text: _summary, url: _address, external_url, date_modified, _carrel, ...shown } = header;
  const { slug, bundle, sha256, minutes, dir, more, picture } = isObject(_carrel) ? _carrel : {};
  const chosen = Array.isArray(more)
    ? more.map(({ id, reason }: { id: string; reason: string }) => ({ id, reason }))
    : undefined;
  if (own)
    return {
      ...shown,
      external_url,
      date_modified,
      _carrel: { slug, bundle, sha256, minutes, dir, picture, more: chosen },
    };
  const { width, height, small } = isObject(picture) ? picture : {};
  const seen = isObject(picture) ? { picture: { width, height, small } } : {};
  return { ...shown, _carrel: { slug, minutes, dir, ...seen } };
}
