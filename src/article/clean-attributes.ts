import { absolute } from './address.ts';
import * as table from './allow-list.ts';
import { escapeHtml } from './text.ts';

/** Where an article's HTML comes from and where it is shown. */
export type Place = {
  /** Address of the document that the HTML stood in; relative addresses mean this. */
  readonly base: string;
  /** Address of the page that shows it. Addresses of this origin are written without it. */
  readonly here: string;
  /** Origins from which pictures may come; by default that of `here` alone. */
  readonly pictures?: readonly string[];
  /** What ids begin with, `a-` by default: where one page shows several articles, each has a beginning of its own. */
  readonly ids?: string;
  /** Level of the headline where it is not 1: headings in the text are told to be as much lower as it is. */
  readonly headline?: number;
};

type Read = (name: string) => string | undefined;

/** The attributes of one element that the table allows, written as HTML with a space before each. */
export function cleanAttributes(element: string, read: Read, place: Place, allowed = allowedOn(element)): string {
  let html = '';
  for (const name of allowed) {
    const raw = read(name);
    const value = raw === undefined ? undefined : cleanValue(name, raw, place);
    if (value !== undefined) html += value === '' && BARE.has(name) ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }
  return html + identifier(element, read, place);
}

const BARE = new Set(table.words('controls default loop muted open reversed'));

const allowedBy = new Map<string, readonly string[]>();

function allowedOn(element: string): readonly string[] {
  const known = allowedBy.get(element);
  if (known !== undefined) return known;
  const allowed = [...(table.ATTRIBUTES[element] ?? []), ...(table.ATTRIBUTES['*'] ?? [])];
  allowedBy.set(element, allowed);
  return allowed;
}

function cleanValue(name: string, raw: string, place: Place): string | undefined {
  if (name === 'srcset') return cleanSrcset(raw, place);
  if (name === 'align') return /^(?:left|center|right)$/i.test(raw.trim()) ? raw.trim().toLowerCase() : undefined;
  if (name === 'dir') return /^(?:ltr|rtl|auto)$/i.test(raw.trim()) ? raw.trim().toLowerCase() : undefined;
  if (name === 'lang' || name === 'hreflang' || name === 'srclang')
    return /^[a-z0-9-]{1,60}$/i.test(raw) ? raw : undefined;
  if (BARE.has(name)) return '';
  if (!table.ADDRESS_ATTRIBUTES.includes(name)) return raw;
  return name === 'href' || name === 'cite' ? linkAddress(raw, place) : mediaAddress(raw, place);
}

/** The address of a link: absolute, or from the root where it is of this origin; undefined where it may not be followed. */
export function linkAddress(raw: string, place: Place): string | undefined {
  const address = raw.trim();
  if (address.startsWith('#')) return address === '#' ? '#' : `#${prefixed(address.slice(1), place)}`;
  const href = absolute(address, place.base);
  if (href === undefined || !table.LINK_SCHEMES.some((scheme) => href.startsWith(scheme))) return undefined;
  return fromHere(href, place);
}

/** The address of a picture or sound that may be fetched: of an allowed origin, or written into the article. */
export function mediaAddress(raw: string, place: Place): string | undefined {
  const address = raw.trim();
  if (address === '') return undefined;
  if (table.INLINE_PICTURE.test(address)) return address.replace(/\s+/g, '');
  const href = absolute(address, place.base);
  if (href === undefined || !table.MEDIA_SCHEMES.some((scheme) => href.startsWith(scheme))) return undefined;
  const origin = new URL(href).origin;
  const allowed = origin === new URL(place.here).origin || place.pictures?.includes(origin);
  return allowed ? fromHere(href, place) : undefined;
}

function fromHere(href: string, place: Place): string {
  const url = new URL(href);
  return url.origin === new URL(place.here).origin ? `${url.pathname}${url.search}${url.hash}` : href;
}

function cleanSrcset(raw: string, place: Place): string | undefined {
  const candidates = raw.split(/,\s+|,(?=https?:|\/|\.)/).flatMap((candidate) => {
    const [address = '', size = ''] = candidate.trim().split(/\s+/);
    const href = address === '' ? undefined : mediaAddress(address, place);
    if (href === undefined || /[\s,]/.test(href) || !/^(?:\d+(?:\.\d+)?[wx])?$/.test(size)) return [];
    return [size === '' ? href : `${href} ${size}`];
  });
  return candidates.length === 0 ? undefined : candidates.join(', ');
}

/** Ids get a prefix, so that an article can neither take an id of the page around it nor point into it. */
function identifier(element: string, read: Read, place: Place): string {
  const id = read('id');
  if (id === undefined || id === '' || /\s/.test(id) || !table.WITH_ID.includes(element)) return '';
  return ` id="${escapeHtml(prefixed(id, place))}"`;
}

/** What publishing has given its prefix already gets no second one. */
const prefixed = (id: string, { ids = table.ID_PREFIX }: Place) =>
  ids + (id.startsWith(table.ID_PREFIX) ? id.slice(table.ID_PREFIX.length) : id);
