import { basename, dirname } from 'node:path';
import { absolute, isWeb } from '../../article/address.ts';
import { shorten } from '../body/words.ts';
import { readChain } from './chain.ts';
import type { Document } from './document.ts';
import { changed, type Found, type Home, type Note, refused, type Source } from './entry.ts';
import { entryOf } from './feed/entry.ts';
import { identitiesOf } from './feed/identities.ts';
import type { Channel, Item } from './feed/item.ts';
import { type Format, type Page, ROOTS, readPage } from './feed/page.ts';
import { titleOf } from './feed/plain.ts';
import { PROLOG } from './feed/xml.ts';

export type FeedOptions = {
  /** IANA name; for dates without a zone. */
  readonly timezone: string;
};

export const isFeed =
  (format: Format) =>
  (_document: Document, start: string): boolean =>
    ROOTS[format].test(start.replace(PROLOG, ''));

/** An RSS, RDF or Atom feed, and the pages on which it goes on (RFC 5005). */
export const openFeed =
  (format: Format) =>
  async (document: Document, options: FeedOptions): Promise<Source[]> => {
    const chain = await readChain(document, (one) => asLink(readPage(one, format)));
    if (chain.reason !== undefined) return [failedSource(document.name, chain.reason)];
    return [sourceOf(document, chain.pages, chain.notes, options)];
  };

/** A source that could not be read to its end, of which nothing is published. */
export const failedSource = (name: string, ...reasons: readonly string[]): Source => ({
  name,
  failed: true,
  found: [{ origin: name, articles: 0, notes: reasons.map(refused) }],
});

type Whole = Exclude<Page, { readonly reason: string }>;

function asLink(page: Page) {
  return page.reason !== undefined ? page : { page, next: page.channel.next };
}

function sourceOf(document: Document, pages: readonly Whole[], more: readonly Note[], options: FeedOptions): Source {
  const { name } = document;
  const channel = pages[0]?.channel;
  const items = pages.flatMap((page) => page.channel.items);
  const unread = pages.reduce((sum, page) => sum + page.unread, 0);
  const empty = items.length + unread === 0 ? [changed('holds no articles')] : [];
  const notes = [...pages.flatMap((page) => page.notes), ...more, ...empty];
  const title = channel?.title === undefined ? '' : titleOf(channel.title.value, channel.title.type);
  return {
    name,
    ...(title === '' ? {} : { title }),
    found: [
      ...(notes.length > 0 ? [{ origin: name, articles: 0, notes }] : []),
      ...(unread > 0 ? [{ origin: name, articles: unread, notes: [refused(nothingIn(unread))] }] : []),
      ...(channel === undefined ? [] : entriesOf(document, channel, items, options)),
    ],
  };
}

const nothingIn = (unread: number) =>
  unread === 1
    ? 'an item holds neither title nor text nor address'
    : `${unread} items hold neither title nor text nor address`;

function entriesOf(document: Document, channel: Channel, items: readonly Item[], options: FeedOptions): Found[] {
  const { name, path, root } = document;
  const self = webAddress(channel.self, document.address ?? channel.base ?? channel.link);
  const said = document.address ?? self;
  const address = webAddress(channel.base, said) ?? webAddress(channel.link, said) ?? said;
  const home: Home =
    path === undefined
      ? { kind: 'web', address: address ?? name }
      : { kind: 'file', file: path, root: root ?? dirname(path) };
  const source = isWeb(name) ? name : (self ?? `carrel:${encodeURIComponent(basename(path ?? name))}`);
  const ids = identitiesOf(items, source, address);
  const reading = { channel, address: said, home, timezone: options.timezone };
  return items.map((item, index) => entryOf(item, ids[index] ?? source, originOf(name, item, index), reading));
}

function webAddress(address: string | undefined, base: string | undefined): string | undefined {
  const whole = address === undefined ? undefined : absolute(address, base);
  return whole !== undefined && isWeb(whole) ? whole : undefined;
}

/** How a publisher finds the item: by its title, else by its place. */
function originOf(name: string, { title }: Item, index: number): string {
  const words = title === undefined ? '' : shorten(titleOf(title.value, title.type), 60);
  return `${name} item ${index + 1}${words === '' ? '' : ` (${words})`}`;
}
