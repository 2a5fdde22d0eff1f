/** The part after the folder's address, without query and fragment. */
export function pathOf(address: string, home: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`.slice(home.length);
}

/** Folders that hold files; a navigation into them wants the file itself. */
const FILES = /^(?:assets|bundles|embed|feed|media|oembed|packs)\//;
/** Folders whose last part is a name that may well hold a dot, such as `/topics/node.js`. */
const NAMED = /^(?:articles|topics)\//;

/** Whether the app answers at this path, be it with "Page not found". */
export function isPage(path: string): boolean {
  if (FILES.test(path)) return false;
  if (NAMED.test(path) || path.endsWith('.html')) return true;
  return !/\.[a-z0-9]+$/i.test(path);
}

const OWN = /^(?:$|(?:articles|topics)\/.|(?:drafts|offline|saved|search|settings|subscribe)\/?$)/;

/** Paths that can only be the app's: a page without the app's mark there comes from somebody in between. */
export const isOwnPath = (path: string) => OWN.test(path);
