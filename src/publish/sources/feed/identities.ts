import { absolute, isWeb } from '../../../article/address.ts';
import { identify } from '../../../article/identity.ts';
import { hash } from '../../edition/hash.ts';
import type { Item } from './item.ts';

/**
 * An absolute URI for each item: its own id, else its address where no other item has the same, else the feed's
 * address with a hash of what the item says, which stays as long as that does.
 *
 * @param source address of the feed; two feeds may both have an item "1"
 * @param base what relative links are meant from
 */
export function identitiesOf(items: readonly Item[], source: string, base: string | undefined): string[] {
  const links = items.map(({ link }) => (link === undefined ? undefined : absolute(link, base)));
  const counts = new Map<string, number>();
  for (const link of links) if (link !== undefined) counts.set(link, (counts.get(link) ?? 0) + 1);
  return items.map((item, index) => {
    const own = item.id?.trim() ?? '';
    if (own !== '') return identify(own, source);
    const link = links[index];
    const alone = link !== undefined && isWeb(link) && counts.get(link) === 1;
    return alone ? link : `${source}#${hash(wordsOf(item, link)).slice(0, 12)}`;
  });
}

/** A title and a date are what stays when an article is corrected. */
function wordsOf({ title, published, texts, enclosures }: Item, link: string | undefined): string {
  const named = title?.value ?? texts[0]?.value ?? enclosures[0]?.url;
  return JSON.stringify([named, published[0], link]);
}
