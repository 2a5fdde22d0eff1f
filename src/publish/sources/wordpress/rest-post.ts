import { isWeb } from '../../../article/address.ts';
import { isObject, type JsonObject } from '../../../article/fields.ts';
import type { Author } from '../../../article/types.ts';
import { type Found, type LeadPicture, lost, type Note, refused } from '../entry.ts';
import { renderedContent } from './content.ts';
import { postDate } from './dates.ts';
import { type Post, plain, type Term } from './post.ts';

export type RestReading = {
  /** IANA name; for dates of which only the wall clock is known. */
  readonly zone: string;
  /** Terms by number, beside those that are embedded. */
  readonly terms: ReadonlyMap<number, Term>;
};

/** One post or page as the REST interface gives it; left out where a password is wanted. */
export function readPost(item: JsonObject, { zone, terms }: RestReading, origin?: string): Post | Found {
  const title = rendered(item, 'title');
  const name = origin ?? (text(item, 'link') || `${text(item, 'type')} ${String(item['id'])} “${plain(title)}”`);
  const content = object(item, 'content');
  if (content['protected'] === true) return { left: { origin: name, why: 'post behind a password' } };
  if (typeof content['rendered'] !== 'string')
    return { origin: name, articles: 1, notes: [refused('has no text (content.rendered is missing)')] };
  const { html, notes } = renderedContent(content['rendered']);
  return {
    origin: name,
    number: Number(item['id']),
    guid: plain(rendered(item, 'guid')),
    link: text(item, 'link').trim(),
    slug: text(item, 'slug'),
    title,
    html,
    excerpt: writtenExcerpt(rendered(item, 'excerpt'), html),
    published: postDate(text(item, 'date'), text(item, 'date_gmt'), zone),
    modified: postDate(text(item, 'modified'), text(item, 'modified_gmt'), zone),
    authors: authorsOf(item),
    terms: termsOf(item, terms).flatMap((term) => term ?? []),
    picture: pictureOf(item),
    notes: [...notes, ...missing(item, terms)],
  };
}

const object = (item: JsonObject, name: string): JsonObject => {
  const value = item[name];
  return isObject(value) ? value : {};
};

const text = (item: JsonObject, name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};

const rendered = (item: JsonObject, name: string): string => text(object(item, name), 'rendered');

/** Where no excerpt was written, the site sends the beginning of the text instead, without what it puts there itself. */
function writtenExcerpt(excerpt: string, html: string): string {
  if (/(?:\[(?:…|&hellip;)\]|more-link)/.test(excerpt)) return '';
  const [words, all] = [wordsIn(excerpt), wordsIn(html)];
  const begins = words.slice(0, 4).every((word, index) => word === all[index]);
  return begins && isWithin(words, all) ? '' : excerpt;
}

const wordsIn = (html: string) => plain(html).match(/[\p{L}\p{N}]+/gu) ?? [];

/** True where all words stand in the text too, in this order. */
function isWithin(words: readonly string[], all: readonly string[]): boolean {
  let at = -1;
  return words.every((word) => {
    at = all.indexOf(word, at + 1);
    return at >= 0;
  });
}

/** What `_embed` brought along; an error where the visitor may not see it. */
const embedded = (item: JsonObject, name: string): readonly JsonObject[] => {
  const list = object(item, '_embedded')[name];
  return (Array.isArray(list) ? list.flat() : []).filter(isObject).filter(({ code }) => typeof code !== 'string');
};

/** A new WordPress gives its first author the address of the site itself, which says nothing of them. */
const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address);

function authorsOf(item: JsonObject): Author[] {
  return embedded(item, 'author').flatMap((author) => {
    const [name, url] = [plain(text(author, 'name')), text(author, 'url').trim()];
    const own = isWeb(url) && hostOf(url) !== hostOf(text(item, 'link'));
    return name === '' ? [] : [{ name, ...(own ? { url } : {}) }];
  });
}

/** Of every number that the post gives; undefined where nobody said what it stands for. */
function termsOf(item: JsonObject, known: ReadonlyMap<number, Term>): readonly (Term | undefined)[] {
  const terms = embeddedTerms(item);
  const given = termNumbers(item);
  return given.length > 0 ? given.map((number) => terms.get(number) ?? known.get(number)) : [...terms.values()];
}

const embeddedTerms = (item: JsonObject): ReadonlyMap<number, Term> =>
  new Map(embedded(item, 'wp:term').map((term) => [Number(term['id']), readTerm(term)]));

const termNumbers = (item: JsonObject): number[] =>
  [item['categories'], item['tags']].flatMap((list) => (Array.isArray(list) ? list.map(Number) : []));

/** WordPress embeds ten terms of a kind and no more; of the others it only gives the numbers. */
export function termsWanted(item: JsonObject): number[] {
  const there = embeddedTerms(item);
  return termNumbers(item).filter((number) => !there.has(number));
}

export const readTerm = (term: JsonObject): Term => ({
  taxonomy: text(term, 'taxonomy'),
  slug: text(term, 'slug'),
  name: text(term, 'name'),
});

function pictureOf(item: JsonObject): LeadPicture | undefined {
  const [media] = embedded(item, 'wp:featuredmedia');
  const address = media === undefined ? '' : text(media, 'source_url');
  if (media === undefined || address === '') return undefined;
  const [alt, caption] = [plain(text(media, 'alt_text')), plain(rendered(media, 'caption'))];
  // Without a caption the site sends the beginning of the description.
  const written = caption !== '' && !plain(rendered(media, 'description')).includes(caption.replace(/\s*\[…\]$/, ''));
  return { address, ...(alt === '' ? {} : { alt }), ...(written ? { caption } : {}) };
}

/** Numbers without what they stand for: the site does not let visitors see it. */
function missing(item: JsonObject, known: ReadonlyMap<number, Term>): Note[] {
  const picture = Number(item['featured_media']) > 0 && pictureOf(item) === undefined;
  const terms = termsOf(item, known).filter((term) => term === undefined).length;
  const author = Number(item['author']) > 0 && authorsOf(item).length === 0;
  return [
    ...(picture ? [lost('lead picture: the site does not show it to visitors')] : []),
    ...(terms > 0 ? [lost(`topics of which only the numbers were sent: ${terms}`)] : []),
    ...(author ? [lost('author: the site does not name it to visitors')] : []),
  ];
}
