import { absolute, isWeb } from '../../article/address.ts';
import { ID_PREFIX, INLINE_PICTURE, LINK_SCHEMES } from '../../article/allow-list.ts';
import type { MediaShelf } from '../media.ts';
import { changed, type Home, lost, type Note } from '../sources/entry.ts';
import { REF } from '../sources/markdown/shortcodes.ts';
import type { LinkTable } from './links.ts';
import {
  attribute,
  type Element,
  elements,
  newText,
  type Parent,
  remove,
  replace,
  setAttribute,
  unwrap,
} from './tree.ts';

/** Everything that gives an address in an article a meaning. */
export type Surroundings = { readonly home: Home; readonly links: LinkTable; readonly media: MediaShelf };

/** Makes every address in the tree absolute or local to the edition; what leads nowhere goes, with a note. */
export function resolveAddresses(tree: Parent, around: Surroundings): Note[] {
  const all = [...elements(tree)];
  return [
    ...all.filter(({ tagName }) => tagName === 'a').flatMap((element) => resolveLink(element, around)),
    ...all.filter(({ tagName }) => tagName === 'img').flatMap((element) => resolvePicture(element, around)),
    ...all.filter(({ tagName }) => MEDIA.has(tagName)).flatMap((element) => resolveMedia(element, around)),
  ];
}

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
  const file = media.file(href, home) ?? media.picture(href, home);
  return file === undefined || file.reason !== undefined ? undefined : `../${file.name}`;
}

function slugTarget(slug: string | undefined, href: string): string | undefined {
  const fragment = decodeURIComponent(href).split('#')[1];
  return slug === undefined ? undefined : articleAddress(slug, fragment);
}

const shown = (href: string) => (href.startsWith(REF) ? decodeURIComponent(href.slice(REF.length)) : href);

function resolvePicture(element: Element, around: Surroundings): Note[] {
  const source = attribute(element, 'src')?.trim() ?? '';
  setAttribute(element, 'loading', 'lazy');
  setAttribute(element, 'decoding', 'async');
  const sets = resolveSet(element, around);
  if (INLINE_PICTURE.test(source)) return sets;
  const foreign = foreignAddress(source, around.home);
  if (foreign !== undefined) {
    setAttribute(element, 'src', foreign);
    return [...sets, changed(`a picture of another site becomes a link: ${foreign}`)];
  }
  const media = source === '' ? undefined : around.media.picture(source, around.home);
  if (media === undefined || media.reason !== undefined)
    return [...sets, ...wordsInstead(element, source, media?.reason)];
  setAttribute(element, 'src', `../${media.name}`);
  giveSize(element, media);
  return sets;
}

function giveSize(element: Element, { width, height }: { width?: number; height?: number }): void {
  const given = ['width', 'height'].every((name) => /^\d+$/.test(attribute(element, name) ?? ''));
  if (given || !width || !height) return;
  setAttribute(element, 'width', String(width));
  setAttribute(element, 'height', String(height));
}

/** The address of what lies on another site. */
function foreignAddress(address: string, home: Home): string | undefined {
  if (isWeb(address)) return absolute(address);
  if (address.startsWith('//')) return absolute(address, 'https://a.invalid');
  return home.kind === 'web' && address !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(address)
    ? absolute(address, home.address)
    : undefined;
}

/** A picture that is not there leaves its alternative text. */
function wordsInstead(element: Element, source: string, reason = 'was not found'): Note[] {
  const alt = attribute(element, 'alt')?.trim() ?? '';
  if (alt === '') remove(element);
  else replace(element, newText(alt));
  return [
    lost(
      source === ''
        ? 'a picture without an address was removed'
        : `picture ${source} ${reason}; its alternative text stays`,
    ),
  ];
}

function resolveMedia(element: Element, around: Surroundings): Note[] {
  const notes = resolveSet(element, around);
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

/** `srcset` holds several addresses with their sizes; those that lead nowhere go. */
function resolveSet(element: Element, { home, media }: Surroundings): Note[] {
  const set = attribute(element, 'srcset');
  if (set === undefined) return [];
  const candidates = [...set.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+[wx]))?\s*(?:,|$)/g)].flatMap(
    ([, address = '', size = '']) => {
      const found = foreignAddress(address, home) === undefined ? media.picture(address, home) : undefined;
      const target =
        foreignAddress(address, home) ??
        (found === undefined || found.reason !== undefined ? undefined : `../${found.name}`);
      return target === undefined ? [] : [`${target} ${size}`.trim()];
    },
  );
  setAttribute(element, 'srcset', candidates.length > 0 ? candidates.join(', ') : undefined);
  return [];
}
