import { parseAtomFeed } from 'feedsmith';
import { type Channel, type Item, type Person, present, type Text } from './item.ts';
import { mediaWords, readMedia } from './media.ts';
import { readPerson } from './person.ts';

type AtomFeed = ReturnType<typeof parseAtomFeed<string>>;
type AtomEntry = NonNullable<AtomFeed['entries']>[number];
type Link = NonNullable<AtomEntry['links']>[number];
type Written = { readonly value?: string; readonly type?: string; readonly xml?: { base?: string; lang?: string } };

/** Atom 0.3 and 1.0. @throws what feedsmith throws */
export function readAtom(text: string): Channel {
  const feed = parseAtomFeed(text);
  return {
    title: asText(feed.title),
    link: alternate(feed.links),
    self: linked(feed.links, 'self'),
    next: linked(feed.links, 'next'),
    base: feed.xml?.base,
    language: feed.xml?.lang ?? feed.dc?.languages?.[0],
    authors: people(feed.authors),
    items: (feed.entries ?? []).map((entry) => itemOf(entry, feed)),
  };
}

const asText = ({ value, type, xml }: Written = {}): Text | undefined =>
  value === undefined ? undefined : { value, type, base: xml?.base, language: xml?.lang };

const linked = (links: readonly Link[] = [], rel: string) => links.find((link) => link.rel === rel)?.href;

/** Of several pages the one that is HTML; a link that does not say what it is leads to the article. */
function alternate(links: readonly Link[] = []): string | undefined {
  const pages = links.filter(({ rel, href }) => href !== undefined && (rel === undefined || rel === 'alternate'));
  return (pages.find(({ rel, type }) => rel === 'alternate' && (type === undefined || /html/i.test(type))) ?? pages[0])
    ?.href;
}

const people = (persons: AtomEntry['authors'] = []): Person[] =>
  persons.map(({ name, uri, email }) => ({ ...(name === undefined ? {} : readPerson(name)), email, url: uri }));

function itemOf(entry: AtomEntry, feed: AtomFeed): Item {
  const { id, title, content, summary, media, links = [], dc, itunes, xml } = entry;
  const { enclosures, pictures } = readMedia(media);
  const whole = asText(content);
  const files = links.filter(({ rel }) => rel === 'enclosure').flatMap(asEnclosure);
  const words = present(mediaWords(media), itunes?.summary).map((value) => ({ value, type: 'text' }));
  return {
    id,
    link: alternate(links) ?? (/^https?:/i.test(id ?? '') ? id : undefined),
    title: asText(title) ?? asText(media?.title ?? media?.groups?.[0]?.title),
    texts: [...present(whole, asText(summary)), ...words],
    summary: whole === undefined ? undefined : asText(summary),
    published: present(entry.published, dc?.dates?.[0], entry.updated),
    modified: present(entry.updated),
    authors: authorsOf(entry, feed),
    tags: (entry.categories ?? []).filter(isTopic).flatMap(({ label, term }) => label ?? term ?? []),
    language: whole?.language ?? xml?.lang ?? dc?.languages?.[0],
    base: resolved(xml?.base, feed.xml?.base),
    enclosures: [...files, ...enclosures, ...outside(content)],
    pictures: [...files.filter(isPicture), ...pictures, ...present(itunes?.image).map((url) => ({ url }))],
  };
}

/** The entry's own, else those of the feed that it comes from, else this feed's (RFC 4287, 4.2.1). */
function authorsOf({ authors, source, dc }: AtomEntry, feed: AtomFeed): Person[] {
  const creators = (dc?.creators ?? []).flatMap((text) => readPerson(text) ?? []);
  const from = source?.title?.value;
  const lists = [
    people(authors),
    creators,
    people(source?.authors),
    from === undefined ? [] : [{ name: from, url: alternate(source?.links) }],
    people(feed.authors),
  ];
  return lists.find((list) => list.length > 0) ?? [];
}

/** Some hosts note in a category what kind of entry it is. */
const isTopic = ({ scheme }: { scheme?: string }) => !/schemas\.google\.com\/g\/2005#kind/.test(scheme ?? '');

const isPicture = ({ type = '' }: { type?: string | undefined }) => type.startsWith('image/');

const asEnclosure = ({ href, type, length, title }: Link) =>
  href === undefined ? [] : [{ url: href, type, bytes: length, title }];

/** Content that lies elsewhere. */
const outside = (content: AtomEntry['content']) =>
  content?.src === undefined ? [] : [{ url: content.src, type: content.type }];

function resolved(base: string | undefined, above: string | undefined): string | undefined {
  if (base === undefined || above === undefined) return base ?? above;
  return URL.canParse(base, above) ? new URL(base, above).href : above;
}
