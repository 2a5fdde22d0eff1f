import { isObject } from '../article/fields.ts';
import { parseJson } from '../article/json.ts';
import { sentFields } from '../drafts/comment-fields.ts';
import type { Letter, PostOutcome } from '../drafts/letter.ts';
import { startClock } from './clock.ts';
import { type Manner, type PlaceAnswer, type PlaceRequest, plainWords } from './comment-place.ts';
import { jsonPlace } from './json-place.ts';
import { classicPlace, isClassic, numberIn, restAddress, restPlace } from './wordpress-place.ts';

/** Milliseconds that a place has for its answer. A comment may pass a spam filter before. */
const PATIENCE = 30_000;

/**
 * Posts a comment to its place: the one way by which anything leaves the device. Where an earlier attempt may have
 * arrived, it asks first whether the comment is there. Never rejects.
 */
export async function postComment(letter: Letter): Promise<PostOutcome> {
  if (globalThis.navigator?.onLine === false) return { kind: 'unreached' };
  const { kind, url } = letter.place;
  if (kind === 'json') return send(letter, jsonPlace, undefined);
  const post = await findPost(url, letter.article);
  if (typeof post !== 'number') return post;
  if (letter.unsure && (await isThere(letter, post))) return { kind: 'sent', held: false };
  return send(letter, isClassic(url) ? classicPlace : restPlace, post);
}

async function send(letter: Letter, manner: Manner, post: number | undefined): Promise<PostOutcome> {
  const answer = await request({ ...manner.request(letter, post), method: 'POST' });
  if (answer === undefined) return { kind: 'unanswered' };
  // A sign-in page in between leads elsewhere.
  const elsewhere = new URL(answer.address).origin !== new URL(letter.place.url).origin;
  return elsewhere ? { kind: 'unanswered' } : manner.outcome(answer);
}

/**
 * The number of an article in a WordPress: the one in its id if it comes from there, else by its slug.
 * Otherwise what came of asking; nothing was posted then.
 */
export async function findPost(
  url: string,
  article: { readonly id: string; readonly slug: string },
): Promise<number | PostOutcome> {
  const number = numberIn(article.id);
  if (number !== undefined && hostOf(article.id) === hostOf(url)) return number;
  for (const kind of ['posts', 'pages']) {
    const answer = await request({ address: restAddress(url, kind, { slug: article.slug, _fields: 'id' }) });
    const value = answer && parseJson(answer.text).value;
    if (answer === undefined || (answer.status < 400 && !Array.isArray(value))) return { kind: 'unreached' };
    if (answer.status >= 400 && answer.status !== 404) return restPlace.outcome(answer);
    const [first] = Array.isArray(value) ? (value as unknown[]) : [];
    if (isObject(first) && typeof first['id'] === 'number') return first['id'];
  }
  return number ?? { kind: 'refused', reason: 'missing' };
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : undefined);

/**
 * Whether the newest comments have this one among them, so that it is known without being sent again. Where WordPress
 * shows it too differently, or holds it back, it is sent again, and WordPress itself says that it has it.
 */
async function isThere(letter: Letter, post: number): Promise<boolean> {
  const { comment, name } = sentFields(letter.fields);
  if (words(comment) === '') return false;
  const query = { post: String(post), per_page: '100', order: 'desc', _fields: 'author_name,content' };
  const answer = await request({ address: restAddress(letter.place.url, 'comments', query) });
  const value = answer && parseJson(answer.text).value;
  return (Array.isArray(value) ? value : []).some((found: unknown) => {
    const { author_name, content } = isObject(found) ? found : {};
    const html = isObject(content) ? content['rendered'] : undefined;
    if (typeof author_name !== 'string' || typeof html !== 'string') return false;
    return shownWords(author_name) === words(name) && shownWords(html) === words(comment);
  });
}

const shownWords = (html: string) => words(plainWords(html, Number.POSITIVE_INFINITY));

/** A text without what WordPress sets otherwise than it was typed: quotation marks, dashes, points, spaces, signs. */
function words(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\(tm\)|™/gi, '')
    .replaceAll(/(?<=\d)×(?=\d)/g, 'x')
    .replaceAll('…', '...')
    .replaceAll(/["'`´‘’‚‛“”„‟′″\p{Pd}\s\p{Z}\p{C}]+/gu, '');
}

type Asked = Partial<PlaceRequest> & { readonly address: string; readonly method?: 'POST' };

/** One request, without cookies: nobody is signed in here. Undefined where no whole answer came. */
async function request({ address, headers = {}, body, method }: Asked): Promise<PlaceAnswer | undefined> {
  const clock = startClock({ timeout: PATIENCE, whole: PATIENCE });
  const init = {
    method: method ?? 'GET',
    headers,
    credentials: 'omit',
    cache: 'no-store',
    signal: clock.signal,
  } as const;
  try {
    const response = await clock.guard(fetch(address, body === undefined ? init : { ...init, body }));
    const { status, redirected } = response;
    const text = await clock.guard(response.text());
    const seconds = secondsIn(response.headers.get('retry-after'));
    return {
      status,
      redirected,
      address: response.url || address,
      text,
      ...(seconds !== undefined && { retryAfter: seconds }),
    };
  } catch {
    return undefined;
  } finally {
    clock.stop();
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsIn(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text);
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000));
}
