import { readFileSync } from 'node:fs';
import { fetchBytes } from './fetch.ts';

/** One file, or what one address gave: a SOURCE whose kind is still to be seen. */
export type Document = {
  /** For the report: as the publisher wrote it, or the path within the folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As the server said; empty for a file. */
  readonly contentType: string;
  /** Absolute path; absent for what came from the web. */
  readonly path?: string;
  /** Absolute path of the folder that was given as SOURCE, for a file in it. */
  readonly root?: string;
  /** Where it lies on the web, after all redirects; absent for a file. */
  readonly address?: string;
  /** The server's answer; absent for a file. */
  readonly headers?: Headers;
};

export const readDocument = (path: string, name: string): Document => ({
  name,
  bytes: readFileSync(path),
  contentType: '',
  path,
});

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.9, text/html;q=0.8, */*;q=0.5';

/** @throws {FetchFailed} */
export async function fetchDocument(address: string): Promise<Document> {
  const { bytes, contentType, headers, address: found } = await fetchBytes(address, { accept: ACCEPT });
  return { name: address, bytes, contentType, address: found, headers };
}

/** The first characters, enough to see what it is; without marks, declarations, comments and white space before it. */
export function startOf({ bytes }: Document): string {
  const wide = bytes.subarray(0, 4).includes(0);
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 8000)).replace(wide ? /^(?:ÿþ|þÿ)|\0/g : /^ï»¿/, '');
  return text.replace(/^(?:\s+|ï»¿|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, '');
}
