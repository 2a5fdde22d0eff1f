import { absolute, isWeb } from '../../article/address.ts';
import { INLINE_PICTURE } from '../../article/allow-list.ts';
import type { NoMedia, PictureMedia, Shelf } from '../media.ts';
import { type Home, lost, type Note } from '../sources/entry.ts';
import { attribute, type Element, isElement, newText, type Parent, remove, replace, setAttribute } from './tree.ts';
import { textOf } from './words.ts';

type Around = { readonly home: Home; readonly media: Shelf };

/** As wide as a column of text gets, in rem. */
const COLUMN_REM = 40;
const REM_PX = 16;
/** Pictures on other sites are asked for up to about this width, in pixels. */
const WIDE_ENOUGH = 1600;
/** Characters of text that fill a phone's first screen, below the headline. */
const FIRST_SCREEN = 400;

/** Brings what a picture shows: the best of its addresses that is there. */
export async function bringOf(element: Element, home: Home, media: Shelf): Promise<void> {
  for (const address of addressesOf(element)) {
    await media.bring(address, home);
    if (isThere(media.picture(address, home))) return;
  }
}

/** The best first: the smallest of its sizes that is large enough for every screen, else the largest; then `src`. */
function addressesOf(element: Element): string[] {
  const source = attribute(element, 'src')?.trim() ?? '';
  const wide = candidatesOf(attribute(element, 'srcset') ?? '').toSorted((a, b) => a.width - b.width);
  const best = wide.find(({ width }) => width >= WIDE_ENOUGH) ?? wide.at(-1);
  const addresses = [best?.address ?? '', source].filter((address) => address !== '' && !address.startsWith('data:'));
  return INLINE_PICTURE.test(source) && best === undefined ? [] : [...new Set(addresses)];
}

/** The addresses of a `srcset` that say how wide they are. */
function candidatesOf(set: string): { readonly address: string; readonly width: number }[] {
  return [...set.matchAll(/([^\s,]\S*[^\s,]|[^\s,])\s+(\d+)w\s*(?:,|$)/g)].map(([, address = '', width]) => ({
    address,
    width: Number(width),
  }));
}

/** Leads a picture to its file in the site, with all sizes; one that could not be had leaves its words, or a link. */
export function resolvePicture(element: Element, { home, media }: Around, early: boolean): Note[] {
  const source = attribute(element, 'src')?.trim() ?? '';
  setAttribute(element, 'loading', early ? undefined : 'lazy');
  setAttribute(element, 'decoding', 'async');
  const found = addressesOf(element).map((address) => media.picture(address, home));
  const there = found.find(isThere);
  setAttribute(element, 'srcset', undefined);
  setAttribute(element, 'sizes', undefined);
  if (there !== undefined) {
    show(element, there);
    return [];
  }
  if (INLINE_PICTURE.test(source)) return [];
  const reason = found.find((one) => one?.reason !== undefined)?.reason;
  const foreign = foreignAddress(source, home);
  if (foreign === undefined) return wordsInstead(element, source, reason);
  setAttribute(element, 'src', foreign);
  return [lost(`picture ${foreign} ${reason ?? 'could not be read'}; a link to it stays`)];
}

const isThere = (media: PictureMedia | NoMedia | undefined): media is PictureMedia =>
  media !== undefined && media.reason === undefined;

function show(element: Element, media: PictureMedia): void {
  const { name, sizes, width } = media;
  dropSources(element);
  setAttribute(element, 'src', `../${name}`);
  giveSize(element, media);
  if (sizes.length < 2) return;
  const shown = Math.min(width, Number(attribute(element, 'width') ?? width) || width, COLUMN_REM * REM_PX);
  const length = shown === COLUMN_REM * REM_PX ? `${COLUMN_REM}rem` : `${shown}px`;
  setAttribute(element, 'srcset', sizes.map((one) => `../${one.name} ${one.width}w`).join(', '));
  setAttribute(element, 'sizes', `(max-width: ${length}) 100vw, ${length}`);
}

/** `<picture>` chooses among files that the site does not hold. */
function dropSources({ parentNode }: Element): void {
  if (parentNode === null || !('tagName' in parentNode) || parentNode.tagName !== 'picture') return;
  for (const child of parentNode.childNodes.slice()) if (isElement(child) && child.tagName === 'source') remove(child);
}

function giveSize(element: Element, { width, height }: PictureMedia): void {
  const given = ['width', 'height'].every((name) => /^[1-9]\d*$/.test(attribute(element, name) ?? ''));
  if (given || width === 0 || height === 0) return;
  setAttribute(element, 'width', String(width));
  setAttribute(element, 'height', String(height));
}

/** The file of a picture's largest size, for those who want to see it whole. */
export const largestOf = ({ sizes, name }: PictureMedia): string => sizes.at(-1)?.name ?? name;

/** A picture that stands so near the beginning that most readers see it at once. */
export function firstOnScreen(tree: Parent): Element | undefined {
  let before = 0;
  for (const child of tree.childNodes) {
    if (isElement(child)) {
      const picture = firstPicture(child);
      if (picture !== undefined) return picture;
      before += textOf(child).length;
    }
    if (before > FIRST_SCREEN) return undefined;
  }
  return undefined;
}

function firstPicture(element: Element): Element | undefined {
  if (element.tagName === 'img') return element;
  for (const child of element.childNodes) {
    const found = isElement(child) ? firstPicture(child) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The address of what lies on another site. */
export function foreignAddress(address: string, home: Home): string | undefined {
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
        : `picture ${source} ${reason}; ${alt === '' ? 'it has no alternative text that could stay' : 'its alternative text stays'}`,
    ),
  ];
}
