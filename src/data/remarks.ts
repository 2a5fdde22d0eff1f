import { Fields, isObject } from '../article/fields.ts';
import { textToHtml } from '../article/text.ts';
import type { CommentPlace } from '../article/types.ts';
import { plainWords } from './comment-place.ts';

/** Somebody's comment as it came; its HTML is unsafe. `parent`: the one that it answers. */
export type Remark = {
  readonly id: string;
  readonly parent?: string;
  readonly name: string;
  /** Absolute, http(s). */
  readonly website?: string;
  /** RFC 3339. */
  readonly date?: string;
  readonly html: string;
};

/** One page of comments, oldest first. `next`: where the following page is. */
export type RemarkPage = { readonly remarks: readonly Remark[]; readonly next?: string };

/** Comments that WordPress gives at a time. */
export const AT_A_TIME = 50;

/** Reads what a place gave; undefined where it is no list of comments. */
export function checkRemarks(kind: CommentPlace['kind'], raw: unknown, address: string): RemarkPage | undefined {
  return kind === 'wordpress' ? fromWordPress(raw, address) : fromJson(raw, address);
}

/** `GET /wp/v2/comments` (REST API handbook, Comments): a list; a full page may be followed by another. */
function fromWordPress(raw: unknown, address: string): RemarkPage | undefined {
  if (!Array.isArray(raw)) return undefined;
  const remarks = raw.flatMap((value): Remark[] => {
    if (!isObject(value)) return [];
    const fields = new Fields(value, '', [], address);
    const [id, content] = [fields.text('id'), value['content']];
    const html = isObject(content) ? content['rendered'] : undefined;
    if (id === undefined || typeof html !== 'string') return [];
    const parent = fields.text('parent');
    const time = fields.text('date_gmt');
    return [
      {
        id,
        html,
        name: plainWords(fields.text('author_name') ?? '', 100),
        ...(parent !== undefined && parent !== '0' && { parent }),
        ...(time !== undefined && !Number.isNaN(Date.parse(`${time}Z`)) && { date: `${time}Z` }),
        ...website(fields, 'author_url'),
      },
    ];
  });
  const url = new URL(address);
  const page = Number(url.searchParams.get('page') ?? 1);
  url.searchParams.set('page', String(page + 1));
  return raw.length < AT_A_TIME ? { remarks } : { remarks, next: url.href };
}

/** `{ comments: [{ id, parent, name, website, date, html | text }], next }`, as the documentation has it. */
function fromJson(raw: unknown, address: string): RemarkPage | undefined {
  if (!isObject(raw) || !Array.isArray(raw['comments'])) return undefined;
  const fields = new Fields(raw, '', [], address);
  const remarks = fields.list('comments', (one): Remark | undefined => {
    const id = one.text('id');
    const html = one.text('html') ?? textToHtml(one.text('text') ?? '');
    if (id === undefined || html === '') return undefined;
    return {
      id,
      html,
      name: plainWords(one.text('name') ?? '', 100),
      ...one.optional('parent', one.text('parent')),
      ...one.optional('date', one.date('date')),
      ...website(one, 'website'),
    };
  });
  const next = fields.address('next');
  // Another origin would learn who reads what, and the policy would not let it.
  const near = next !== undefined && new URL(next).origin === new URL(address).origin;
  return { remarks: remarks ?? [], ...(near && { next }) };
}

function website(fields: Fields, name: string): { website?: string } {
  const address = fields.address(name);
  return address !== undefined && /^https?:/.test(address) ? { website: address } : {};
}
