import { Fields, isObject } from './fields.ts';
import type { CommentPlace, Edition, PackRef, PageRef, Problem, Topic } from './types.ts';

export type CheckedEdition =
  | { readonly edition: Edition; readonly problems: readonly Problem[] }
  | { readonly edition?: undefined; readonly problems: readonly Problem[] };

/** The highest `format` that this reader understands. */
export const FORMAT = 1;

/** Judges `edition.json`: the edition, or all problems at once. */
export function checkEdition(input: unknown): CheckedEdition {
  const problems: Problem[] = [];
  if (!isObject(input)) return { problems: [{ path: '', reason: 'is no JSON object', effect: 'refused' }] };
  const fields = new Fields(input, '', problems);
  const format = fields.count('format') ?? fields.refuse('format', 'is missing');
  const title = fields.text('title') ?? fields.refuse('title', 'is missing');
  const feed = fields.list('feed', pageRef) ?? fields.refuse('feed', 'is missing');
  if (format === undefined || title === undefined || feed === undefined) return { problems };
  if (format > FORMAT) {
    fields.refuse('format', `is ${format}, which needs a newer reader than this one (${FORMAT})`);
    return { problems };
  }
  const edition: Edition = {
    format,
    title,
    ...fields.optional('description', fields.text('description')),
    ...fields.optional('language', fields.text('language')),
    ...fields.optional('contact', fields.text('contact')),
    articles: fields.count('articles') ?? feed.reduce((sum, page) => sum + page.count, 0),
    ...fields.optional('bytes', fields.count('bytes')),
    feed,
    packs: fields.list('packs', packRef) ?? [],
    topics: fields.list('topics', topic) ?? [],
    ...fields.optional('comments', fields.object('comments', commentPlace)),
  };
  return { edition, problems };
}

function pageRef(fields: Fields): PageRef | undefined {
  const url = fields.text('url') ?? fields.drop('url', 'is missing');
  const sha256 = fields.hash('sha256') ?? fields.drop('sha256', 'is missing');
  if (url === undefined || sha256 === undefined) return undefined;
  return { url, sha256, count: fields.count('count') ?? 0, ...fields.optional('oldest', fields.date('oldest')) };
}

function packRef(fields: Fields): PackRef | undefined {
  const page = pageRef(fields);
  return page && { ...page, bytes: fields.count('bytes') ?? 0 };
}

function topic(fields: Fields): Topic | undefined {
  const tag = fields.text('tag');
  if (tag === undefined) return undefined;
  return { tag, count: fields.count('count') ?? 0, ...fields.optional('bytes', fields.count('bytes')) };
}

function commentPlace(fields: Fields): CommentPlace | undefined {
  const kind = fields.text('kind');
  const url = fields.text('url');
  if (kind !== 'wordpress' && kind !== 'json') return fields.drop('kind', 'is neither "wordpress" nor "json"');
  if (url === undefined) return fields.drop('url', 'is missing');
  return { kind, url, requireEmail: fields.flag('requireEmail') ?? kind === 'wordpress' };
}
