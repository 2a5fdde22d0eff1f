import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What an address names in a published folder. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

/** @param pathname percent-encoded, as asked for; @param base begins and ends with `/` */
export function findTarget(pathname: string, folder: string, base: string): Target {
  const path = decode(pathname);
  if (path === undefined) return { kind: 'malformed' };
  if (!`${path}/`.startsWith(base)) return path === '/' ? { kind: 'elsewhere', address: base } : { kind: 'missing' };
  if (`${path}/` === base && base !== '/') return { kind: 'elsewhere', address: base };
  const inside = path.slice(base.length);
  if (isHidden(inside)) return { kind: 'missing' };
  const found = [inside, inside.normalize('NFC')].map((name) => join(folder, name)).find((one) => existsSync(one));
  if (found === undefined || !isWithin(found, folder)) return { kind: 'missing' };
  return statSync(found).isDirectory() ? inFolder(found, pathname) : asFile(found, pathname);
}

function decode(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\0') || path.includes('\\') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** Names beginning with a dot, and what is meant for the host alone. */
const isHidden = (inside: string) =>
  inside.split('/').some((part) => part.startsWith('.') && part !== '.well-known') ||
  /^_(?:headers|redirects)$/.test(inside);

function isWithin(path: string, folder: string): boolean {
  const home = realpathSync(folder);
  const real = realpathSync(path);
  return real === home || real.startsWith(home + sep);
}

function inFolder(path: string, pathname: string): Target {
  const index = join(path, 'index.html');
  if (!existsSync(index)) return { kind: 'missing' };
  return pathname.endsWith('/') ? { kind: 'file', path: index } : { kind: 'elsewhere', address: `${pathname}/` };
}

const asFile = (path: string, pathname: string): Target =>
  pathname.endsWith('/') ? { kind: 'missing' } : { kind: 'file', path };

/** The base path that the folder was published for, from its own `index.html`. */
export function baseOf(folder: string): string {
  const index = join(folder, 'index.html');
  const base = existsSync(index)
    ? /<html\b[^>]*\bdata-base="([^"]*)"/.exec(readFileSync(index, 'utf8'))?.[1]
    : undefined;
  return base !== undefined && /^\/(?:.*\/)?$/.test(base) ? base : '/';
}
