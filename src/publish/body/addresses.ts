import { absolute, isWeb } from '../../article/address.ts';
import { ID_PREFIX, LINK_SCHEMES } from '../../article/allow-list.ts';
import type { Shelf } from '../media.ts';
import { changed, type Home, lost, type Note } from '../sources/entry.ts';
import { REF } from '../sources/markdown/shortcodes.ts';
import type { Links } from './links.ts';
import { bringOf, firstOnScreen, foreignAddress, largestOf, resolvePicture } from './pictures.ts';
import { attribute, type Element, elements, type Parent, setAttribute, unwrap } from './tree.ts';

/** Everything that gives an address in an article a meaning. */
export type Surroundings = { readonly home: Home; readonly links: Links; readonly media: Shelf };

/** Makes every address in the tree absolute or local to the edition; what leads nowhere goes, with a note. */
export function resolveAddresses(tree: Parent, around: Surroundings): Note[] {
  const all = [...elements(tree)];
  const pictures = all.filter(({ tagName }) => tagName === 'img');
  const early = pictures.length > 0 ? firstOnScreen(tree) : undefined;
  return [
    ...all.filter(({ tagName }) => tagName === 'a').flatMap((element) => resolveLink(element, around)),
    ...pictures.flatMap((element) => resolvePicture(element, around, element === early)),
    ...all.filter(({ tagName }) => MEDIA.has(tagName)).flatMap((element) => resolveMedia(element, around)),
  ];
}

/** Brings the pictures that the tree shows or leads to into the site, so that their addresses can be resolved. */
export async function bringPictures(tree: Parent, { home, media }: Surroundings): Promise<void> {
  const wanted = [...elements(tree)].flatMap((element) => {
    if (element.tagName === 'img') return [bringOf(element, home, media)];
    const address = attribute(element, element.tagName === 'video' ? 'poster' : 'href')?.trim();
    const local = address !== undefined && PICTURE_FILE.test(address) && foreignAddress(address, home) === undefined;
    return local ? [media.bring(address, home)] : [];
  });
  if (wanted.length > 0) await Promise.all(wanted);
}

const PICTURE_FILE = /\.(?:avif|gif|jpe?g|png|svg|tiff?|webp)(?:[?#]|$)/i;

const MEDIA = new Set(['audio', 'video', 'source', 'track']);

/** What a link to another article of this edition looks like from a bundle. */
export const articleAddress = (slug: string, fragment = '') =>
  `../articles/${encodeURIComponent(slug)}/${fragment === '' ? '' : `#${ID_PREFIX}${fragment}`}`;

function resolveLink(element: Element, around: Surroundings): Note[] {
  const href = attribute(element, 'href')?.trim();
  if (href === undefined || (href.startsWith('#') && href !== '#')) return [];
  if (href === '' || href === '#') return letGo(element);
  const target = targetOf(href, around);
  if (target === undefined) {
    letGo(element);
    return [lost(`link removed, its words kept, for it leads to nothing here: ${shown(href)}`)];
  }
  setAttribute(element, 'href', target);
  return [];
}

function letGo(element: Element): Note[] {
  if (attribute(element, 'id') === undefined) unwrap(element);
  else setAttribute(element, 'href', undefined);
  return [];
}

function targetOf(href: string, { home, links, media }: Surroundings): string | undefined {
  const [, fragment = ''] = /#(.*)$/s.exec(href) ?? [];
  if (href.startsWith(REF)) return slugTarget(links.byName(decodeURIComponent(href.slice(REF.length))), href);
  const web =
    isWeb(href) || home.kind === 'web' ? absolute(href, home.kind === 'web' ? home.address : undefined) : undefined;
  const known = web === undefined ? undefined : links.byAddress(web);
  if (known !== undefined) return articleAddress(known, fragment);
  if (/^[a-z][a-z0-9+.-]*:/i.test(href))
    return LINK_SCHEMES.some((scheme) => href.toLowerCase().startsWith(scheme)) ? href : undefined;
  if (home.kind === 'web') return web;
  if (href.startsWith('//')) return absolute(href, 'https://a.invalid');
  if (links.isOurs(href)) return href;
  const slug = links.byPath(href, home);
  if (slug !== undefined) return articleAddress(slug, fragment);
  const [, onSite] = OF_EVERY_SITE.exec(href) ?? [];
  if (onSite !== undefined) return `..${onSite}`;
  const file = media.file(href, home);
  if (file?.reason === undefined && file !== undefined) return `../${file.name}`;
  const picture = media.picture(href, home);
  return picture === undefined || picture.reason !== undefined ? undefined : `../${largestOf(picture)}`;
}

/** What lies in every site beside its articles: from its root, or as an edition writes it. */
const OF_EVERY_SITE =
  /^(?:\.\.)?(\/(?:(?:offline|saved|search|settings|subscribe)\/(?:[?#].*)?|(?:rss|atom)\.xml|feed\.json|embed\/(?!.*\.\.).*))$/;

function slugTarget(slug: string | undefined, href: string): string | undefined {
  const fragment = decodeURIComponent(href).split('#')[1];
  return slug === undefined ? undefined : articleAddress(slug, fragment);
}

const shown = (href: string) => (href.startsWith(REF) ? decodeURIComponent(href.slice(REF.length)) : href);

function resolveMedia(element: Element, around: Surroundings): Note[] {
  const notes: Note[] = [];
  setAttribute(element, 'srcset', undefined);
  for (const name of ['src', 'poster']) {
    const address = attribute(element, name)?.trim();
    if (address === undefined) continue;
    const foreign = foreignAddress(address, around.home);
    const media =
      foreign === undefined
        ? (around.media.file(address, around.home) ?? around.media.picture(address, around.home))
        : undefined;
    const found = media === undefined || media.reason !== undefined ? undefined : `../${media.name}`;
    setAttribute(element, name, foreign ?? found);
    if (foreign !== undefined) notes.push(changed(`a sound or film of another site becomes a link: ${foreign}`));
    else if (found === undefined) notes.push(lost(`${address} ${media?.reason ?? 'was not found'}`));
  }
  return notes;
}
