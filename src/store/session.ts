import { nameOf } from './names.ts';
import { asPlain, isAmount, isText, parsePlain } from './plain.ts';
import { readText, writeText } from './web-storage.ts';

/** Where a reader stood in a list. */
export type ListPlace = {
  /** Scrolled so far, in CSS pixels. */
  readonly top: number;
  /** How many pages of the list were shown. */
  readonly pages: number;
  /** Id of the article nearest to the top, for when heights have changed. */
  readonly anchor?: string;
  /** Where that article's row stood below the top of the window, in CSS pixels; negative above it. */
  readonly offset?: number;
  /** Id of the article whose row the keyboard was at. */
  readonly focus?: string;
};

/** About one long visit; the oldest places go first. */
const most = 100;

/** Keeps a place until the tab closes. `key` tells one visit of a list from another (the router's location key). */
export function keepListPlace(base: string, key: string, place: ListPlace): void {
  const others = Object.entries(parsePlain(readText('sessionStorage', placesName(base)))).filter(([k]) => k !== key);
  const places = [...others, [key, place] as const].slice(-most);
  writeText('sessionStorage', placesName(base), JSON.stringify(Object.fromEntries(places)));
}

/** Never throws: a corrupt place is absent. */
export function listPlaceOf(base: string, key: string): ListPlace | undefined {
  const places = parsePlain(readText('sessionStorage', placesName(base)));
  const stored = Object.hasOwn(places, key) ? asPlain(places[key]) : undefined;
  if (!stored || !isAmount(stored['top']) || !isAmount(stored['pages'])) return undefined;
  const { top, pages, anchor, offset, focus } = stored;
  return {
    top,
    pages,
    ...(isText(anchor) && { anchor }),
    ...(typeof offset === 'number' && { offset }),
    ...(isText(focus) && { focus }),
  };
}

function placesName(base: string): string {
  return nameOf(base, 'places');
}
