import { isWeb } from '../article/address.ts';
import type { JsonObject } from '../article/fields.ts';
import { canonicalItem } from '../article/hash.ts';
import type { Attachment, Picture } from '../article/types.ts';
import { countWords, readingMinutes } from '../article/words.ts';
import { articleAddress } from './body/addresses.ts';
import { prepareBody } from './body/body.ts';
import type { LinkTable } from './body/links.ts';
import { hash } from './edition/hash.ts';
import { languageOf } from './language.ts';
import type { MediaShelf } from './media.ts';
import { changed, type Entry, lost, type Note } from './sources/entry.ts';

/** An article as this edition holds it. Addresses in it are relative to a folder of the site, such as `bundles/`. */
export type Published = {
  readonly slug: string;
  readonly id: string;
  readonly title?: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  /** Milliseconds; undefined for an article without a date. */
  readonly time?: number;
  /** The JSON Feed item without `_carrel`. */
  readonly item: JsonObject;
  readonly sha256: string;
  readonly words: number;
  readonly minutes: readonly [quick: number, slow: number];
  readonly dir: 'ltr' | 'rtl';
  readonly picture?: Picture;
};

export type Workshop = { readonly links: LinkTable; readonly media: MediaShelf; readonly language?: string };

/** Turns what a source gave into what the edition holds, with notes on everything that is not as it was. */
export function makeArticle(
  entry: Entry,
  slug: string,
  workshop: Workshop,
): { article: Published; notes: readonly Note[] } {
  const body = prepareBody(entry.html, { home: entry.home, ...workshop });
  const lead = leadPicture(entry, workshop.media);
  const summary = entry.summary ?? body.summary;
  const { language, dir } = languageOf(entry.language, workshop.language, `${entry.title ?? ''} ${body.text}`);
  const words = countWords(body.text, language);
  const item = itemOf(entry, { slug, summary, html: body.html, image: lead.address, language });
  const time = entry.published === undefined ? Number.NaN : Date.parse(entry.published);
  const article = {
    slug,
    id: entry.id,
    ...(entry.title === undefined ? {} : { title: entry.title }),
    ...(summary === undefined ? {} : { summary }),
    tags: entry.tags,
    ...(Number.isNaN(time) ? {} : { time }),
    item,
    sha256: hash(canonicalItem(item)),
    words,
    minutes: readingMinutes(words),
    dir: entry.dir ?? dir,
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

function leadPicture({ picture, home }: Entry, media: MediaShelf): Lead {
  if (picture === undefined) return { notes: [] };
  const { address, ...words } = picture;
  if (isWeb(address)) {
    return { address, picture: words, notes: [changed(`the lead picture lies on another site: ${address}`)] };
  }
  const found = media.picture(address, home);
  if (found === undefined || found.reason !== undefined) {
    return { notes: [lost(`lead picture ${address} ${found?.reason ?? 'was not found'}`)] };
  }
  const size = found.width && found.height ? { width: found.width, height: found.height } : {};
  return { address: `../${found.name}`, picture: { ...size, ...words }, notes: [] };
}
