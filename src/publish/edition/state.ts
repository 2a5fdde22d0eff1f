import { isObject, type JsonObject } from '../../article/fields.ts';
import type { PageState } from '../../server.tsx';
import { type Bundle, headerOf } from './feed.ts';
import type { Site } from './site.ts';

type Subject = { readonly slug?: string; readonly topic?: string };

/** What a page is drawn from: of the edition what every screen shows, and of each header what its row shows. */
export function stateOf(bundles: readonly Bundle[], site: Site, subject: Subject = {}): PageState {
  const items = bundles.map((bundle) =>
    briefly(
      headerOf(bundle, (address) => address),
      bundle.article.slug === subject.slug,
    ),
  );
  return {
    edition: editionOf(site),
    feed: { version: 'https://jsonfeed.org/version/1.1', title: site.title, items },
    ...subject,
  };
}

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
  const { width, height } = isObject(picture) ? picture : {};
  return { ...shown, _carrel: { slug, minutes, dir, ...(isObject(picture) ? { picture: { width, height } } : {}) } };
}
