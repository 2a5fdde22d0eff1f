import type { Letter, PostOutcome } from '../drafts/letter.ts';

/** What a place answered to an attempt, read to its end. */
export type PlaceAnswer = {
  readonly status: number;
  /** Where it finally came from. */
  readonly address: string;
  readonly redirected: boolean;
  readonly text: string;
  /** `Retry-After`, in seconds. */
  readonly retryAfter?: number;
};

export type PlaceRequest = {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** How one kind of place is spoken to. Pure: the network is `data/post.ts`. */
export type Manner = {
  /** @param post the article's number there, for places that count their articles */
  readonly request: (letter: Letter, post: number | undefined) => PlaceRequest;
  readonly outcome: (answer: PlaceAnswer) => PostOutcome;
};

/** What an answer's number alone says; undefined for those that need to be read. */
export function outcomeOfStatus(
  { status, retryAfter, address }: PlaceAnswer,
  message?: string,
): PostOutcome | undefined {
  const said = { status, ...(message ? { message } : {}) };
  const pause = retryAfter === undefined ? {} : { seconds: retryAfter };
  switch (status) {
    case 401:
      return { kind: 'refused', reason: 'login', ...said };
    case 403:
      return { kind: 'refused', reason: 'forbidden', ...said };
    case 404:
    case 405:
    case 410:
      return { kind: 'refused', reason: 'missing', ...said };
    case 408:
    case 425:
    case 429:
      return { kind: 'later', reason: 'busy', ...said, ...pause };
    case 409:
      return { kind: 'there' };
    // The network wants a sign-in; the place has heard nothing.
    case 511:
      return { kind: 'unreached' };
    default:
  }
  if (status >= 500) return { kind: 'later', reason: status === 503 ? 'busy' : 'fault', ...said, ...pause };
  if (status >= 400) return { kind: 'refused', reason: 'invalid', ...said };
  return status >= 200 && status < 300 && address !== '' ? undefined : { kind: 'unanswered' };
}

/** The words of a place as plain text: without markup, and not more than so many characters. */
export function plainWords(html: string, most = 300): string {
  const text = html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|hellip|#039));/gi, (_all, dec, hex, name) =>
      name ? (NAMED[String(name).toLowerCase()] ?? '') : character(dec ? Number(dec) : Number.parseInt(hex, 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
};

const character = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');
