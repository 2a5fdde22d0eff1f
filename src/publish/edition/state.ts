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
  readonly #mentions = new WeakMap<Listed, string>();

  constructor(site: Site) {
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: site.title });
    this.#start = `{"edition":${JSON.stringify(editionOf(site))},"feed":${feed.slice(0, -1)},"items":[`;
  }

  write(listed: readonly Listed[], subject: Subject = {}): string {
    const { slug } = subject;
    const items = listed.map((one) => {
      if (one.article.slug === slug) return written(one, subjectOf);
      return slug === undefined ? known(this.#rows, one, rowOf) : known(this.#mentions, one, mentionOf);
    });
    const about = Object.entries(subject).map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `${this.#start}${items.join(',')}]}${about.join('')}}`;
  }
}

type Brief = (header: JsonObject, extra: JsonObject) => JsonObject;

function known(rows: WeakMap<Listed, string>, one: Listed, brief: Brief): string {
  const row = rows.get(one) ?? written(one, brief);
  rows.set(one, row);
  return row;
}

function written(one: Listed, brief: Brief): string {
  const { content_text: _summary, url: _address, ...header } = headerOf(one, (address) => address);
  return JSON.stringify(brief(header, isObject(header['_carrel']) ? header['_carrel'] : {}));
}

function editionOf({ title, language, config }: Site): JsonObject {
  return { format: 1, title, language, contact: config.contact, comments: config.comments, articles: 0, feed: [] };
}

/** The page's own article keeps what its text is fetched and its neighbours are chosen by. */
function subjectOf(header: JsonObject, { slug, bundle, sha256, minutes, dir, more, picture }: JsonObject): JsonObject {
  const chosen = Array.isArray(more)
    ? more.map(({ id, reason }: { id: string; reason: string }) => ({ id, reason }))
    : undefined;
  return { ...header, _carrel: { slug, bundle, sha256, minutes, dir, picture, more: chosen } };
}

/** In a list, an article needs less than its header has. */
function rowOf(header: JsonObject, { slug, minutes, dir, picture }: JsonObject): JsonObject {
  const { external_url: _original, date_modified: _changed, ...shown } = header;
  const { width, height, small } = isObject(picture) ? picture : {};
  const seen = isObject(picture) ? { picture: { width, height, small } } : {};
  return { ...shown, _carrel: { slug, minutes, dir, ...seen } };
}

/** Beside another article it is a row, never the lead: of its picture the small one is enough. */
function mentionOf(header: JsonObject, extra: JsonObject): JsonObject {
  const { width, height, small } = isObject(extra['picture']) ? extra['picture'] : {};
  if (small === undefined) return rowOf(header, extra);
  return rowOf({ ...header, image: small }, { ...extra, picture: { width, height } });
}
