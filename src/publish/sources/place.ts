import { basename, dirname, relative, sep } from 'node:path';
import type { Document } from './document.ts';
import type { Home } from './entry.ts';
import { type FileName, readFileName } from './markdown/file-name.ts';

/** Where a page lies, and what that says about it. */
export type Place = { readonly home: Home; readonly id: string; readonly source: string; readonly name: FileName };

/**
 * `source` is what an id of the page's own is meant within.
 *
 * A page's id is its address, or `carrel:<folder>/<path without ending>`, as it is for Markdown.
 */
export function placeOf({ path, address, name, root = dirname(path ?? name) }: Document): Place {
  if (path === undefined) {
    const web = address ?? name;
    return { home: { kind: 'web', address: web }, id: web, source: web, name: readFileName(pathOf(web)) };
  }
  const within = readFileName(bare(relative(root, path).split(sep).join('/')));
  const source = `carrel:${encodePath(basename(root))}`;
  const id = `${source}/${encodePath(within.path)}`;
  return { home: { kind: 'file', file: path, root }, id, source, name: within };
}

/** The last part of an address that names something. */
const pathOf = (address: string) => bare(decodePart(new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? ''));

const bare = (path: string) => path.replace(/\.(?:x?html?|txt|text)$/i, '');

export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const encodePath = (path: string) => path.toWellFormed().split('/').map(encodeURIComponent).join('/');
