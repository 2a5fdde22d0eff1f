import type { Document } from './document.ts';
import { changed, type Found, type LeadPicture, type LeftOut, lost, refused, type Source } from './entry.ts';
import { writtenContent } from './wordpress/content.ts';
import { postDate } from './wordpress/dates.ts';
import { BrokenExport, type Export, type ExportItem, readExport } from './wordpress/export.ts';
import { articlesOf, type Post, plain } from './wordpress/post.ts';
import type { Surrounding } from './wordpress/surrounding.ts';
import { surroundingIn } from './wordpress/uploads.ts';

/** True for an export, false for any other RSS. */
export const isWxr = (_document: Document, start: string): boolean =>
  /^<rss[\s>]/i.test(start) && /wordpress\.org\/export\/|<wp:wxr_version>/.test(start);

/** An export file of WordPress (WXR). @param timezone IANA name; for dates of which only the wall clock is known */
export function openWxr({ name, bytes }: Document, { timezone }: { readonly timezone: string }): Source[] {
  try {
    return [sourceOf(readExport(bytes), timezone, name)];
  } catch (error) {
    if (!(error instanceof BrokenExport)) throw error;
    return [{ name, failed: true, found: [{ origin: name, articles: 0, notes: [refused(error.message)] }] }];
  }
}

function sourceOf(file: Export, zone: string, origin: string): Source {
  const title = plain(file.fields.get('title') ?? '');
  const about = surroundingIn(file);
  const items = file.items.map((item) => readItem(item, { file, zone, origin, around: about(item) }));
  return {
    name: origin,
    ...(title === '' ? {} : { title }),
    found: [...ofTheFile(file, origin), ...articlesOf(items)],
  };
}

/** What concerns no article by itself. */
function ofTheFile({ items, mended }: Export, origin: string): Found[] {
  const comments = items.reduce((sum, item) => sum + item.comments, 0);
  const notes = [
    ...(mended > 0 ? [lost(`characters that XML does not allow were passed over: ${mended}`)] : []),
    ...(comments > 0 ? [changed(`comments stay where they are: ${comments}`)] : []),
  ];
  return notes.length === 0 ? [] : [{ origin, articles: 0, notes }];
}

type Place = { readonly file: Export; readonly zone: string; readonly origin: string; readonly around: Surrounding };

function readItem(item: ExportItem, place: Place): Post | Found {
  const origin = `${place.origin} ${nameOf(item)}`;
  const why = reasonToLeave(item);
  if (why === 'future') return { left: { origin, why, until: dateOf(item, place.zone) ?? 'later' } };
  return why === undefined ? read(item, origin, place) : { left: { origin, why } satisfies LeftOut };
}

const field = (item: ExportItem, name: string) => item.fields.get(name)?.trim() ?? '';

/** `post 1177 “Title”` */
function nameOf(item: ExportItem): string {
  const title = plain(item.fields.get('title') ?? '') || field(item, 'wp:post_name');
  const name = `${field(item, 'wp:post_type') || 'item'} ${field(item, 'wp:post_id')}`.trim();
  return title === '' ? name : `${name} “${title.length > 60 ? `${title.slice(0, 60)}…` : title}”`;
}

const KINDS: Readonly<Record<string, string>> = {
  attachment: 'uploaded file (it comes with the articles that show it)',
  nav_menu_item: 'menu item',
  revision: 'older version of a post',
  wp_block: 'shared block (it comes with the articles that show it)',
};
const STATES: Readonly<Record<string, string>> = {
  draft: 'draft',
  'auto-draft': 'draft',
  pending: 'draft',
  future: 'future',
  private: 'private post',
  trash: 'post in the bin',
};

/** Only posts and pages that everybody could read are articles. */
function reasonToLeave(item: ExportItem): string | undefined {
  const type = field(item, 'wp:post_type') || 'post';
  const status = field(item, 'wp:status') || 'publish';
  if (type !== 'post' && type !== 'page') return KINDS[type] ?? `item of the type “${type}”`;
  if (status !== 'publish') return STATES[status] ?? `post in the state “${status}”`;
  return field(item, 'wp:post_password') === '' ? undefined : 'post behind a password';
}

const dateOf = (item: ExportItem, zone: string) =>
  postDate(field(item, 'wp:post_date'), field(item, 'wp:post_date_gmt'), zone);

function read(item: ExportItem, origin: string, { file, zone, around }: Place): Post {
  const { html, notes } = writtenContent(item.fields.get('content:encoded') ?? '', around);
  const picture = leadPicture(item, around);
  const creator = field(item, 'dc:creator');
  const author = file.authors.get(creator) ?? creator;
  return {
    origin,
    number: Number(field(item, 'wp:post_id')),
    guid: field(item, 'guid'),
    link: field(item, 'link'),
    slug: field(item, 'wp:post_name'),
    title: item.fields.get('title') ?? '',
    html,
    excerpt: item.fields.get('excerpt:encoded') ?? '',
    published: dateOf(item, zone),
    modified: postDate(field(item, 'wp:post_modified'), field(item, 'wp:post_modified_gmt'), zone),
    authors: author === '' ? [] : [{ name: plain(author) }],
    terms: item.terms.map(({ domain, nicename, name }) => ({ taxonomy: domain, slug: nicename, name })),
    picture: picture === 'missing' ? undefined : picture,
    notes: picture === 'missing' ? [...notes, lost('lead picture was not exported')] : notes,
  };
}

function leadPicture({ meta }: ExportItem, around: Surrounding): LeadPicture | 'missing' | undefined {
  const id = Number(meta.get('_thumbnail_id') ?? 0);
  if (!(id > 0)) return undefined;
  const upload = around.upload(id);
  if (upload === undefined) return 'missing';
  const caption = plain(upload.caption);
  return {
    address: upload.address,
    ...(upload.alt === '' ? {} : { alt: upload.alt }),
    ...(caption === '' ? {} : { caption }),
  };
}
