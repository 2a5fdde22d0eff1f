import { parseRdfFeed, parseRssFeed } from 'feedsmith';
import { type Channel, type Item, type Person, present, type Text } from './item.ts';
import { mediaWords, readMedia } from './media.ts';
import { readPerson } from './person.ts';

type RssFeed = ReturnType<typeof parseRssFeed<string>>;
type RdfFeed = ReturnType<typeof parseRdfFeed<string>>;
type RssItem = NonNullable<RssFeed['items']>[number];
type RdfItem = NonNullable<RdfFeed['items']>[number];

/** RSS 0.91 to 2.0. @throws what feedsmith throws */
export function readRss(text: string): Channel {
  const feed = parseRssFeed(text);
  const { itunes, dc } = feed;
  return {
    ...channelOf(feed),
    language: feed.language ?? dc?.languages?.[0] ?? feed.xml?.lang,
    authors: people(present(itunes?.author, ...(dc?.creators ?? []))),
    items: (feed.items ?? []).map(rssItem),
  };
}

/** RSS 0.90 and 1.0. @throws what feedsmith throws */
export function readRdf(text: string): Channel {
  const feed = parseRdfFeed(text);
  return {
    ...channelOf(feed),
    language: feed.dc?.languages?.[0] ?? feed.xml?.lang,
    authors: people(feed.dc?.creators ?? []),
    items: (feed.items ?? []).map((item) => ({ ...commonOf(item), id: item.rdf?.about ?? item.link })),
  };
}

function channelOf({ title, link, atom, xml }: RssFeed | RdfFeed) {
  const linked = (rel: string) => atom?.links?.find((one) => one.rel === rel)?.href;
  return {
    title: asText(title),
    link,
    self: linked('self'),
    next: linked('next'),
    base: xml?.base,
  };
}

const asText = (value: string | undefined): Text | undefined => (value === undefined ? undefined : { value });

const people = (texts: readonly string[]): Person[] => texts.flatMap((text) => readPerson(text) ?? []);

/** What RSS and RDF share: Dublin Core, content, media, and Atom's elements among theirs. */
function commonOf(item: RssItem | RdfItem): Item {
  const { title, link, description, content, dc, dcterms, atom, media, xml } = item;
  const { enclosures, pictures } = readMedia(media);
  const whole = content?.encoded ?? atom?.content?.value;
  return {
    id: atom?.id,
    link: link ?? atom?.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
    title: asText(title) ?? atom?.title ?? asText(dc?.titles?.[0]),
    texts: present(whole, description, atom?.summary?.value, dc?.descriptions?.[0], mediaWords(media)).map((value) => ({
      value,
    })),
    summary: whole === undefined ? undefined : asText(description),
    published: present(dc?.dates?.[0], dcterms?.issued?.[0], dcterms?.created?.[0], atom?.published),
    modified: present(dcterms?.modified?.[0], atom?.updated),
    authors: people(dc?.creators ?? []),
    tags: (dc?.subjects ?? []).flatMap((subject) => subject.split(/[,;]/)),
    language: dc?.languages?.[0] ?? xml?.lang,
    base: xml?.base,
    enclosures,
    pictures,
  };
}

function rssItem(item: RssItem): Item {
  const common = commonOf(item);
  const { guid, itunes, source, categories = [], enclosures = [] } = item;
  const texts = present(itunes?.summary, itunes?.subtitle).map((value) => ({ value }));
  const files = enclosures.flatMap(({ url, type, length }) =>
    url === undefined ? [] : [{ url, type, bytes: length }],
  );
  return {
    ...common,
    id: guid?.value ?? common.id,
    link:
      common.link ?? (guid?.isPermaLink === false || !/^https?:/i.test(guid?.value ?? '') ? undefined : guid?.value),
    title: common.title ?? asText(itunes?.title),
    texts: [...common.texts, ...texts],
    published: present(item.pubDate, ...common.published),
    authors: firstOf(
      (item.authors ?? []).map(({ name, email, link }) => ({ name, email, url: link })),
      common.authors,
      people(present(itunes?.author)),
      source?.title === undefined ? [] : [{ name: source.title, url: source.url }],
    ),
    tags: [...categories.flatMap(({ name }) => name ?? []), ...common.tags, ...(itunes?.keywords ?? [])],
    enclosures: [...files.map((file) => ({ ...file, seconds: itunes?.duration })), ...common.enclosures],
    pictures: [...files.filter(isPicture), ...common.pictures, ...present(itunes?.image).map((url) => ({ url }))],
  };
}

const isPicture = ({ type, url }: { type?: string | undefined; url: string }) =>
  type === undefined || type === '' ? /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/i.test(url) : type.startsWith('image/');

const firstOf = <T>(...lists: readonly (readonly T[])[]): readonly T[] => lists.find((list) => list.length > 0) ?? [];
