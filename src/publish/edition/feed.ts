import { FORMAT } from '../../article/edition.ts';
import type { JsonObject } from '../../article/fields.ts';
import type { Picture, Related } from '../../article/types.ts';
import type { Published, Whole } from '../article.ts';
import { shortHash } from './hash.ts';
import type { Site } from './site.ts';

const VERSION = 'https://jsonfeed.org/version/1.1';

/** An article in its place in the edition. */
export type Listed = { readonly article: Published; readonly more: readonly Related[] };

/** @param up from the document to the site's root, `../` or empty */
const head = (site: Site, up: string): JsonObject => ({
  version: VERSION,
  title: site.title,
  ...(up === '' ? {} : { home_page_url: up }),
  ...(site.language === undefined ? {} : { language: site.language }),
});

/** An article's own file. */
export function bundleOf(article: Whole, site: Site): { readonly name: string; readonly text: string } {
  const text = beforeItems(site) + JSON.stringify(wholeItem(article)) + AFTER_ITEMS;
  return { name: `bundles/${article.slug}.${shortHash(text)}.json`, text };
}

/** @param items as JSON, each as `itemIn` gives it */
export const packOf = (items: readonly string[], site: Site): string =>
  beforeItems(site) + items.join(',') + AFTER_ITEMS;

/** The one item of a bundle, as JSON. */
export const itemIn = (bundle: string, site: Site): string =>
  bundle.slice(beforeItems(site).length, -AFTER_ITEMS.length);

/** What of the site stands in each bundle. */
export const headOfBundles = (site: Site): string => JSON.stringify(head(site, '../'));

const beforeItems = (site: Site) => `${headOfBundles(site).slice(0, -1)},"items":[`;
const AFTER_ITEMS = `],"_carrel":${JSON.stringify({ format: FORMAT })}}`;

/** A page of headers. @param next the older page's name beside it */
export const pageOf = (listed: readonly Listed[], site: Site, next: string | undefined): string =>
  JSON.stringify({
    ...head(site, '../'),
    ...(next === undefined ? {} : { next_url: next }),
    items: listed.map((one) =>
      withBytes(
        headerOf(one, (address) => address),
        one.article.bytes,
      ),
    ),
    _carrel: { format: FORMAT },
  });

/** What keeping the article costs: in the pages of the feed, where it is counted. */
function withBytes(header: JsonObject, bytes = 0): JsonObject {
  return { ...header, _carrel: { ...(header['_carrel'] as JsonObject), bytes } };
}

/** `feed.json`: the newest headers, for other readers; with a public address all of its own are absolute. */
export function rootFeed(listed: readonly Listed[], site: Site, next: string | undefined): string {
  const { url, description } = site.config;
  const at = (address: string) => fromRoot(address, url);
  return JSON.stringify({
    ...head(site, ''),
    ...(url === undefined ? { home_page_url: './' } : { home_page_url: url, feed_url: `${url}feed.json` }),
    ...(description === undefined ? {} : { description }),
    ...(next === undefined ? {} : { next_url: at(`../${next}`) }),
    items: listed.map((one) => headerOf(one, at)),
    _carrel: { format: FORMAT },
  });
}

/** Turns an address as it stands in `bundles/` or `feed/` into one for the root, or an absolute one. */
export function fromRoot(address: string, url: string | undefined): string {
  if (!address.startsWith('../')) return address;
  return `${url ?? ''}${address.slice(3)}`;
}

function wholeItem({ item, slug, sha256, words, minutes, dir, picture }: Whole): JsonObject {
  return { ...item, _carrel: { slug, sha256, words, minutes, dir, ...(picture === undefined ? {} : { picture }) } };
}

export function headerOf({ article, more }: Listed, at: (address: string) => string): JsonObject {
  const { item, slug, sha256, words, minutes, dir, picture, summary, title } = article;
  const { attachments: _files, url, image, ...rest } = item;
  return {
    ...rest,
    url: at(String(url)),
    ...(typeof image === 'string' ? { image: at(image) } : {}),
    content_text: summary ?? title ?? slug,
    _carrel: {
      slug,
      bundle: at(`../${encodeName(article.file)}`),
      sha256,
      words,
      minutes,
      dir,
      ...(more.length === 0 ? {} : { more }),
      ...(picture === undefined ? {} : { picture: placed(picture, at) }),
    },
  };
}

const placed = (picture: Picture, at: (address: string) => string): Picture =>
  picture.small === undefined ? picture : { ...picture, small: at(picture.small) };

/** A file's name as an address: slugs hold letters of every script. */
export const encodeName = (name: string) => name.split('/').map(encodeURIComponent).join('/');
