import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { absolute, isWeb } from '../../article/address.ts';
import { type Document, fetchDocument, readDocument } from './document.ts';
import { changed, lost, type Note } from './entry.ts';
import { FetchFailed } from './fetch.ts';

/** One document read. `next`: where it goes on, as written or absolute. */
export type Link<Page> =
  | { readonly page: Page; readonly next?: string | undefined; readonly reason?: undefined }
  | { readonly reason: string };

/** All documents of a source, in order; or why it could not be read to its end. */
export type Chain<Page> =
  | { readonly pages: readonly Page[]; readonly notes: readonly Note[]; readonly reason?: undefined }
  | { readonly reason: string };

/** More pages than any feed has; a server that makes up addresses ends here. */
const MOST = 2000;

/**
 * Reads a document and all that follow it, in a circle no further than once round. What was begun at an address and
 * cannot be read to its end counts as not read at all; a file stands for itself, and what should follow it is told.
 */
export async function readChain<Page>(first: Document, read: (document: Document) => Link<Page>): Promise<Chain<Page>> {
  const pages: Page[] = [];
  const seen = new Set<string>();
  const end = (...notes: Note[]): Chain<Page> => ({ pages, notes });
  for (let document = first; ; ) {
    seen.add(placeOf(document));
    const link = read(document);
    if (link.reason !== undefined && document === first) return { reason: link.reason };
    if (link.reason !== undefined) return broken(first, pages, `${document.name} ${link.reason}`);
    pages.push(link.page);
    const next = link.next === undefined ? undefined : nextPlace(document, link.next);
    if (next === undefined) return end();
    if (seen.has(next)) return end(changed(`goes on at ${next}, where it was already: read once`));
    if (pages.length >= MOST) return broken(first, pages, `it goes on after ${MOST} pages: that many are not read.`);
    const gone = await goOn(document, next);
    if (gone === 'elsewhere') return end();
    if (typeof gone === 'string') return broken(first, pages, gone);
    document = gone;
  }
}

const placeOf = ({ path, address, name }: Document) => path ?? address ?? name;

const nextPlace = ({ path, address }: Document, next: string) =>
  isWeb(next) || path === undefined ? absolute(next, address) : resolve(dirname(path), decodeURI(next));

function broken<Page>(first: Document, pages: readonly Page[], reason: string): Chain<Page> {
  if (first.path === undefined) return { reason };
  return { pages, notes: [lost(`goes on, and the rest could not be read: ${reason}`)] };
}

/** The document, a reason, or `elsewhere` for a file among others that are read anyway. */
async function goOn(document: Document, next: string): Promise<Document | string> {
  if (isWeb(next)) return await fetchDocument(next).catch(reasonOf);
  const { path = '', root } = document;
  const home = root ?? dirname(path);
  if (!next.startsWith(home + sep) || !existsSync(next) || !statSync(next).isFile())
    return `there is no file ${basename(next)} below ${basename(home)}.`;
  return root === undefined ? readDocument(next, next.slice(home.length + 1)) : 'elsewhere';
}

function reasonOf(error: unknown): string {
  if (error instanceof FetchFailed) return error.message;
  throw error;
}
