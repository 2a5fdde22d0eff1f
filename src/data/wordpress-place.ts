import { isObject } from '../article/fields.ts';
import { parseJson } from '../article/json.ts';
import { sentFields } from '../drafts/comment-fields.ts';
import type { Letter, PostOutcome } from '../drafts/letter.ts';
import type { Fields } from '../drafts/record.ts';
import { type Manner, outcomeOfStatus, type PlaceAnswer, plainWords } from './comment-place.ts';

const CLASSIC = /\/wp-comments-post\.php$/;

/** Whether comments go to the address of WordPress's own form; else to its REST interface. */
export const isClassic = (url: string) => CLASSIC.test(new URL(url).pathname);

/**
 * An address of WordPress's REST interface, from any address that the configuration may name: the site itself, its
 * comments by REST (also as `?rest_route=`), or its form.
 *
 * @param route such as `comments`
 */
export function restAddress(url: string, route: string, query: Readonly<Record<string, string>> = {}): string {
  const address = new URL(url);
  const plain = address.searchParams.has('rest_route');
  if (plain) address.searchParams.set('rest_route', `/wp/v2/${route}`);
  else {
    const folder = address.pathname.replace(CLASSIC, '/').replace(/\/wp-json(?:\/.*)?$/, '/');
    address.pathname = `${folder.replace(/\/?$/, '/')}wp-json/wp/v2/${route}`;
    address.search = '';
  }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}

/** The number that an article's id names, as WordPress's guids do: `https://example.org/?p=12`. */
export function numberIn(id: string): number | undefined {
  const [, digits] = /[?&](?:p|page_id)=(\d+)(?:&|$)/.exec(id) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * The fields as WordPress stores them. It takes a comment for HTML; what a reader types is plain text, and stands there
 * as it was typed. And it knows a comment again, with 409, only if its stored form is the one that was sent: so what it
 * would write otherwise (`&`, `<`, quotation marks in names) is written its way at once, and a backslash, which its
 * comparison drops, by its number.
 */
function storedFields(fields: Fields): Fields {
  const { comment, name, email, website } = sentFields(fields);
  return {
    comment: escapeMarkup(comment),
    name: escapeMarkup(name).replaceAll('"', '&quot;').replaceAll("'", '&#039;').replaceAll(/\s+/g, ' '),
    email,
    website,
  };
}

/** `&#` is taken apart, because WordPress takes an escaped reference by number for the character itself. */
const escapeMarkup = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('&amp;#', '&amp;&#035;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\\', '&#092;');

/** `POST /wp/v2/comments` (REST API handbook, Comments). Anonymous ones need `rest_allow_anonymous_comments`. */
export const restPlace: Manner = {
  request(letter, post) {
    const { comment, name, email, website } = storedFields(letter.fields);
    const body = { post, content: comment, author_name: name, author_email: email, author_url: website };
    return {
      address: restAddress(letter.place.url, 'comments'),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    };
  },
  outcome(answer) {
    const { value } = parseJson(answer.text);
    const { code, message, status, id } = isObject(value) ? value : {};
    const words = typeof message === 'string' ? plainWords(message) : '';
    const named = typeof code === 'string' ? outcomeOfCode(code, answer, words) : undefined;
    if (named) return named;
    const bad = outcomeOfStatus(answer, words);
    if (bad) return bad;
    if (typeof id !== 'number') return { kind: 'unanswered' };
    return { kind: 'sent', held: status !== 'approved' };
  },
};

/** WordPress lets nobody comment twice within 15 s. */
const FLOOD = 16;

function outcomeOfCode(code: string, { status, retryAfter }: PlaceAnswer, message: string): PostOutcome | undefined {
  const said = { status, ...(message ? { message } : {}) };
  switch (code) {
    case 'comment_duplicate':
      return { kind: 'there' };
    case 'comment_flood':
      return { kind: 'later', reason: 'flood', seconds: retryAfter ?? FLOOD, ...said };
    case 'rest_comment_closed':
    case 'rest_comment_draft_post':
    case 'rest_comment_trash_post':
      return { kind: 'refused', reason: 'closed', ...said };
    case 'rest_comment_login_required':
      return { kind: 'refused', reason: 'login', ...said };
    case 'rest_comment_invalid_post_id':
    case 'rest_no_route':
      return { kind: 'refused', reason: 'missing', ...said };
    default:
      return undefined;
  }
}

/** `wp-comments-post.php`: answers a good comment with a redirect to the article, all else with a page of its own. */
export const classicPlace: Manner = {
  request(letter: Letter, post) {
    const { comment, name, email, website } = storedFields(letter.fields);
    const form = {
      comment_post_ID: String(post ?? ''),
      comment_parent: '0',
      comment,
      author: name,
      email,
      url: website,
      submit: 'Post Comment',
    };
    return {
      address: letter.place.url,
      // Without anything that a browser would ask permission for first.
      headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      body: new URLSearchParams(form).toString(),
    };
  },
  outcome(answer) {
    const { status, redirected, address } = answer;
    const [, page] = /class="wp-die-message"[^>]*>([\s\S]*?)<\/div>/.exec(answer.text) ?? [];
    const words = page === undefined ? '' : plainWords(page);
    // Of the page that it leads to only the address counts.
    if (redirected) return { kind: 'sent', held: new URL(address).searchParams.has('unapproved') };
    if (status === 429) {
      const seconds = answer.retryAfter ?? FLOOD;
      return { kind: 'later', reason: 'flood', seconds, status, ...(words ? { message: words } : {}) };
    }
    const bad = outcomeOfStatus(answer, words);
    if (bad) return bad;
    if (words === '') return { kind: 'unanswered' };
    return { kind: 'refused', reason: 'invalid', status, message: words };
  },
};
