import { isAbsolute, isWeb } from '../../../article/address.ts';
import type { Author } from '../../../article/types.ts';
import { readTree } from '../../body/tree.ts';
import { textOf } from '../../body/words.ts';
import { changed, type Entry, type Found, type LeadPicture, type Note, refused } from '../entry.ts';

/** A post or page of WordPress, from its REST interface or an export. Title and terms may hold HTML. */
export type Post = {
  /** For the report. */
  readonly origin: string;
  /** Rises with every post of the site. */
  readonly number: number;
  /** As the site identifies it; the same in both ways. */
  readonly guid: string;
  readonly link: string;
  readonly slug: string;
  readonly title: string;
  /** Ready HTML, see `contentOf`. */
  readonly html: string;
  /** What was written as an excerpt; none that the site made of the text. */
  readonly excerpt: string;
  readonly published: string | undefined;
  readonly modified: string | undefined;
  readonly authors: readonly Author[];
  readonly terms: readonly Term[];
  readonly picture: LeadPicture | undefined;
  readonly notes: readonly Note[];
};

export type Term = { readonly taxonomy: string; readonly slug: string; readonly name: string };

/** The articles that posts of one site are, beside what is none. */
export function articlesOf(posts: readonly (Post | Found)[]): Found[] {
  const keepers = guidKeepers(posts.filter((one) => 'guid' in one));
  return posts.map((post) => ('guid' in post ? articleOf(post, keepers.get(post.guid) === post.number) : post));
}

/** Copied posts may share a guid, which then belongs to the eldest; the others are known by their links. */
function guidKeepers(posts: readonly Post[]): Map<string, number> {
  const keepers = new Map<string, number>();
  for (const { guid, number } of posts) keepers.set(guid, Math.min(number, keepers.get(guid) ?? number));
  return keepers;
}

/** Refused where nothing says which it is. */
function articleOf(post: Post, keepsGuid: boolean): Found {
  const { origin, published, modified, picture, guid, link } = post;
  const id = keepsGuid && isAbsolute(guid) ? guid : link;
  if (!isAbsolute(id)) {
    return { origin, articles: 1, notes: [refused('has neither guid nor link, so nothing says which it is')] };
  }
  const copied = keepsGuid ? [] : [changed(`has its guid from another post, so its link identifies it: ${link}`)];
  const [title, summary, slug] = [plain(post.title), plain(post.excerpt), decoded(post.slug)];
  const address = [link, guid].find(isWeb);
  const entry: Entry = {
    origin,
    home: { kind: 'web', address: address ?? id },
    id,
    ...(slug === '' ? {} : { slug }),
    ...(title === '' ? {} : { title }),
    ...(summary === '' ? {} : { summary }),
    html: post.html,
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    draft: false,
    authors: post.authors,
    tags: tagsOf(post.terms),
    ...(picture === undefined ? {} : { picture }),
    ...(address === undefined ? {} : { original: address }),
    attachments: [],
  };
  return { entry, notes: [...copied, ...post.notes] };
}

/** The words of HTML, in one line. */
export const plain = (html: string) => (/[<&]/.test(html) ? textOf(readTree(html)) : html).replace(/\s+/g, ' ').trim();

/** Categories, then tags; what a post has that nobody put anywhere is none. */
function tagsOf(terms: readonly Term[]): string[] {
  const of = (taxonomy: string) => terms.filter((term) => term.taxonomy === taxonomy && term.slug !== 'uncategorized');
  const names = [...of('category'), ...of('post_tag')].map(({ name }) => plain(name));
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Slugs of other scripts than Latin are kept percent-encoded. */
function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
