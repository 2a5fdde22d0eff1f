import { isWeb } from '../article/address.ts';
import type { JsonObject } from '../article/fields.ts';
import { canonicalItem } from '../article/hash.ts';
import type { Attachment, Picture } from '../article/types.ts';
import { countWords, readingMinutes } from '../article/words.ts';
import { articleAddress } from './body/addresses.ts';
import { prepareBody } from './body/body.ts';
import type { Links } from './body/links.ts';
import { hash } from './edition/hash.ts';
import type { Shelf } from './media.ts';
import { type Entry, lost, type Note } from './sources/entry.ts';

/** An article as this edition holds it. Addresses in it are relative to a folder of the site, such as `bundles/`. */
export type Published = {
  readonly slug: string;
  readonly id: string;
  readonly title?: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  /** Milliseconds; undefined for an article without a date. */
  readonly time?: number;
  /** The JSON Feed item without its text and `_carrel`: the text is in the bundle, for memory holds not all of them. */
  readonly item: JsonObject;
  readonly sha256: string;
  readonly words: number;
  readonly minutes: readonly [quick: number, slow: number];
  readonly dir: 'ltr' | 'rtl';
  readonly picture?: Picture;
  /** Its bundle: `bundles/<slug>.<hash>.json`. */
  readonly file: string;
  /** Of the bundle and the pictures in it; unknown of an article that another machine makes. */
  readonly bytes?: number;
};

/** An article with its text, before it has a file. */
export type Whole = Omit<Published, 'file' | 'bytes'>;

/** As lists need it: its text is in its bundle from now on. */
export function withoutText(article: Whole, file: string): Published {
  const { content_html: _text, ...item } = article.item;
  return { ...article, item, file };
}

export type Workshop = { readonly links: Links; readonly media: Shelf; readonly language?: string };

/** Turns what a source gave into what the edition holds, with notes on everything that is not as it was. */
export async function makeArticle(
  entry: Entry,
  slug: string,
  workshop: Workshop,
): Promise<{ article: Whole; notes: readonly Note[] }> {
  const { title, home } = entry;
  const said = { title, language: entry.language, dir: entry.dir, edition: workshop.language };
  const lead = await leadPicture(entry, workshop.media);
  const body = await prepareBody(entry.html, { home, ...workshop }, said);
  const summary = entry.summary ?? body.summary;
  const { language, dir } = body;
  const words = countWords(body.text, language);
  const item = itemOf(entry, { slug, summary, html: body.html, image: lead.address, language });
  const time = entry.published === undefined ? Number.NaN : Date.parse(entry.published);
  const article = {
    slug,
    id: entry.id,
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    tags: entry.tags,
    ...(Number.isNaN(time) ? {} : { time }),
    item,
    sha256: hash(canonicalItem(item)),
    words,
    minutes: readingMinutes(words),
    dir,
    ...(lead.picture === undefined ? {} : { picture: lead.picture }),
  };
  return { article, notes: [...lead.notes, ...body.notes] };
}

type Prepared = {
  readonly slug: string;
  readonly summary: string | undefined;
  readonly html: string;
  readonly image: string | undefined;
  readonly language: string | undefined;
};

/** JSON has no `undefined`: what is absent is left out. */
function itemOf(entry: Entry, { slug, summary, html, image, language }: Prepared): JsonObject {
  const fields: Record<string, unknown> = {
    id: entry.id,
    url: articleAddress(slug),
    external_url: entry.original,
    title: entry.title,
    summary,
    content_html: html === '' ? '<p></p>' : html,
    image,
    date_published: entry.published,
    date_modified: entry.modified,
    authors: entry.authors.length > 0 ? entry.authors : undefined,
    tags: entry.tags.length > 0 ? entry.tags : undefined,
    language,
    attachments: entry.attachments.length > 0 ? entry.attachments.map(attachment) : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const attachment = ({ url, mimeType, title, sizeInBytes, durationInSeconds }: Attachment) => ({
  url,
  mime_type: mimeType,
  ...(title === undefined ? {} : { title }),
  ...(sizeInBytes === undefined ? {} : { size_in_bytes: sizeInBytes }),
  ...(durationInSeconds === undefined ? {} : { duration_in_seconds: durationInSeconds }),
});

type Lead = { readonly address?: string; readonly picture?: Picture; readonly notes: readonly Note[] };

async function leadPicture({ picture, home }: Entry, media: Shelf): Promise<Lead> {
  if (picture === undefined) return { notes: [] };
  const { address, ...words } = picture;
  await media.bring(address, home);
  const found = media.picture(address, home);
  if (found !== undefined && found.reason === undefined) {
    const { name, width, height, sizes } = found;
    const small = sizes[0]?.name;
    const picture = {
      ...(width && height ? { width, height } : {}),
      ...words,
      ...(small === undefined || small === name ? {} : { small: `../${small}` }),
    };
    return { address: `../${name}`, picture, notes: [] };
  }
  const notes = [lost(`lead picture ${address} ${found?.reason ?? 'was not found'}`)];
  return isWeb(address) ? { address, picture: words, notes } : { notes };
}
