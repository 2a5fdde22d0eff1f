import { isObject, type JsonObject } from '../../../article/fields.ts';
import type { Author } from '../../../article/types.ts';
import { type Found, type LeadPicture, lost, type Note, refused } from '../entry.ts';
import { renderedContent } from './content.ts';
import { postDate } from './dates.ts';
import { plain, type Post, type Term } from './post.ts';

/** One post or page as the REST interface gives it; left out where a password is wanted. */
export function readPost(item: JsonObject, zone: string, origin?: string): Post | Found {
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
    terms: termsOf(item),
    picture: pictureOf(item),
    notes: [...notes, ...missing(item)],
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

/** Where no excerpt was written, the site sends the beginning of the text instead. */
function writtenExcerpt(excerpt: string, html: string): string {
  const words = letters(plain(excerpt).replace(/(?:\[(?:…|\.\.\.)\]|…|\.\.\.|Continue reading.*)$/i, ''));
  return letters(plain(html)).startsWith(words) || /(?:\[…\]|&hellip;\]|more-link)/.test(excerpt) ? '' : excerpt;
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** What `_embed` brought along; an error where the visitor may not see it. */
const embedded = (item: JsonObject, name: string): readonly JsonObject[] => {
  const list = object(item, '_embedded')[name];
  return (Array.isArray(list) ? list.flat() : []).filter(isObject).filter(({ code }) => typeof code !== 'string');
};

function authorsOf(item: JsonObject): Author[] {
  return embedded(item, 'author').flatMap((author) => {
    const [name, url] = [plain(text(author, 'name')), text(author, 'url').trim()];
    return name === '' ? [] : [{ name, ...(/^https?:\/\//i.test(url) ? { url } : {}) }];
  });
}

const termsOf = (item: JsonObject): Term[] =>
  embedded(item, 'wp:term').map((term) => ({
    taxonomy: text(term, 'taxonomy'),
    slug: text(term, 'slug'),
    name: text(term, 'name'),
  }));

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
function missing(item: JsonObject): Note[] {
  const terms = [item['categories'], item['tags']].some((list) => Array.isArray(list) && list.length > 0);
  return [
    ...(Number(item['featured_media']) > 0 && pictureOf(item) === undefined
      ? [lost('lead picture: the site does not show it to visitors')]
      : []),
    ...(terms && termsOf(item).length === 0 ? [lost('topics: the site sent only their numbers')] : []),
    ...(Number(item['author']) > 0 && authorsOf(item).length === 0
      ? [lost('author: the site does not name it to visitors')]
      : []),
  ];
}
