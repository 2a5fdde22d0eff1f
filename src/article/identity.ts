import { isAbsolute } from './address.ts';

/**
 * The identity of an article, on which drafts, saved articles and positions hang: its own id where that is an
 * absolute URL, else prefixed by the address of its source, so that two feeds may both have an article "1".
 */
export function identify(id: string, source: string): string {
  if (isAbsolute(id)) return id;
  return source === '' ? id : `${source}#${id}`;
}
