import { checkBundle } from '../article/check.ts';
import type { Article } from '../article/types.ts';

/**
 * An item as it was kept, checked. A foreign item's own id may be short: the identity it was kept under has the feed's
 * address too.
 *
 * @param address of the document that it stood in
 */
export function checkItem(raw: unknown, id: string, address: string): Article | undefined {
  const article = checkBundle({ version: 'https://jsonfeed.org/version/1.1', items: [raw] }, address).feed?.items[0];
  return article && { ...article, id };
}
