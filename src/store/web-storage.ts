import { isNameOf } from './names.ts';

export type Shelf = 'localStorage' | 'sessionStorage';

/** What storage refused to take: it holds until the page closes. */
const untaken = new Map<string, string>();

/** Never throws: what cannot be read is absent. */
export function readText(shelf: Shelf, name: string): string | undefined {
  const kept = untaken.get(`${shelf} ${name}`);
  if (kept !== undefined) return kept;
  try {
    return storage(shelf)?.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Never throws. False: storage refused, and the text holds only until the page closes. */
export function writeText(shelf: Shelf, name: string, text: string): boolean {
  try {
    const place = storage(shelf);
    place?.setItem(name, text);
    untaken.delete(`${shelf} ${name}`);
    if (place) return true;
  } catch {
    // Told by the answer.
  }
  untaken.set(`${shelf} ${name}`, text);
  return false;
}

/** Removes every text of the base, and no other. Throws what storage throws. */
export function forgetTexts(shelf: Shelf, base: string): void {
  for (const key of untaken.keys()) if (isNameOf(base, key.slice(shelf.length + 1))) untaken.delete(key);
  const place = storage(shelf);
  if (!place) return;
  for (const name of Object.keys(place)) if (isNameOf(base, name)) place.removeItem(name);
}

/** Asked only where there is a document: newer Node versions warn when one touches their localStorage. */
function storage(shelf: Shelf): Storage | undefined {
  return typeof document === 'undefined' ? undefined : globalThis[shelf];
}
