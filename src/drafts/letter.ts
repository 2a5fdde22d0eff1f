import type { CommentPlace } from '../article/types.ts';
import { asPlain, isAmount, isText } from '../store/plain.ts';
import { newId } from './new-id.ts';
import { type ArticleRef, type Fields, fieldNames } from './record.ts';

/**
 * What came of an attempt to post. `unreached`: nothing has left the device. `unanswered`: it may have arrived, nobody
 * knows. `there`: the place says that it has this very comment already. `later`: the place lives, but not now;
 * `seconds` is how long it wants to be left alone. `refused`: it will say no again until something changes.
 * `message`: the place's own words, plain text.
 */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly held: boolean }
  | { readonly kind: 'there' | 'unreached' | 'unanswered' }
  | ({ readonly kind: 'later'; readonly reason: Delay; readonly seconds?: number } & Said)
  | ({ readonly kind: 'refused'; readonly reason: Refusal } & Said);

type Said = { readonly status?: number; readonly message?: string };
export type Delay = 'flood' | 'busy' | 'fault';
export type Refusal = 'closed' | 'login' | 'forbidden' | 'invalid' | 'missing' | 'twice' | 'withdrawn';

/** The network's part: `data/post.ts`. @param letter `unsure` says whether an earlier attempt may have arrived */
export type Post = (letter: Letter) => Promise<PostOutcome>;

export const letterStates = ['waiting', 'refused', 'sent'] as const;

/** A comment that was posted, from the press of the button to the answer of the place. */
export type Letter = {
  /** New with each posting; the place knows by it that two attempts are one comment. */
  readonly id: string;
  readonly article: ArticleRef;
  /** Absolute address of the article's page. */
  readonly page: string;
  readonly place: CommentPlace;
  readonly fields: Fields;
  /** ISO 8601, as are the other times. */
  readonly postedAt: string;
  readonly state: (typeof letterStates)[number];
  readonly tries: number;
  /** An attempt was begun whose answer never came. */
  readonly unsure: boolean;
  /** Who is sending it, and until when (milliseconds since 1970) that is believed where tabs know no locks. */
  readonly claim?: { readonly by: string; readonly until: number };
  /** Before then the place does not want to be asked. */
  readonly after?: string;
  readonly reason?: Delay | Refusal | 'unanswered';
  readonly status?: number;
  readonly message?: string;
  /** Sent, and waiting for somebody to approve it; absent where nobody has said. */
  readonly held?: boolean;
  readonly settledAt?: string;
};

export function newLetter(article: ArticleRef, fields: Fields, place: CommentPlace, page: string): Letter {
  const postedAt = new Date().toISOString();
  return { id: newId() + newId(), article, page, place, fields, postedAt, state: 'waiting', tries: 0, unsure: false };
}

/** Pauses after faults of the place, in seconds: one minute, then twice as long each time, an hour at most. */
const pauseAfter = (tries: number) => Math.min(3600, 60 * 2 ** Math.max(0, tries - 1));

/** No place is left alone longer than a day, whatever it asks for: a timer could not count it. */
const LONGEST = 86_400;

/** The letter after an attempt, and without its claim. */
export function settle(letter: Letter, outcome: PostOutcome, now: Date): Letter {
  const { claim: _claim, after: _after, reason: _reason, status: _status, message: _message, ...rest } = letter;
  const settledAt = now.toISOString();
  switch (outcome.kind) {
    case 'sent':
      return { ...rest, state: 'sent', unsure: false, held: outcome.held, settledAt };
    case 'there':
      return { ...rest, state: 'sent', unsure: false, settledAt };
    case 'unreached':
      return { ...rest, reason: 'unanswered' };
    case 'unanswered':
      return { ...rest, unsure: true, reason: 'unanswered' };
    case 'later': {
      const seconds = Math.min(Math.max(outcome.seconds ?? pauseAfter(letter.tries), 1), LONGEST);
      const { kind: _kind, seconds: _seconds, ...said } = outcome;
      const after = new Date(now.getTime() + seconds * 1000).toISOString();
      return { ...rest, ...said, unsure: letter.unsure || outcome.reason === 'fault', after };
    }
    case 'refused': {
      const { kind: _kind, ...said } = outcome;
      return { ...rest, ...said, state: 'refused', unsure: false, settledAt };
    }
    default:
      return outcome satisfies never;
  }
}

/** Whether a place that has the one already would say so of the other too: the same words of the same person. */
export function saysTheSame(one: Letter, other: Letter): boolean {
  const words = ({ article, place, fields }: Letter) => [article.id, place.url, fields.comment, fields.name].join('\0');
  return words(one) === words(other);
}

/** Whether the letter may be tried now. */
export function isDue({ state, after }: Letter, now: Date): boolean {
  return state === 'waiting' && (after === undefined || after <= now.toISOString());
}

/** Disk and other tabs are foreign: what is not whole is absent. */
export function checkLetter(value: unknown): Letter | undefined {
  const plain = asPlain(value) ?? {};
  const { id, article, page, place, fields, postedAt, state, tries, unsure } = plain;
  const [to, about, texts] = [asPlain(place), asPlain(article), asPlain(fields)];
  if (!isText(id) || !isText(page) || !isText(postedAt) || !isAmount(tries) || typeof unsure !== 'boolean') return;
  if (!isText(about?.['id']) || !isText(about['slug']) || !isText(about['title'])) return;
  if (!isText(to?.['url']) || !/^https?:/.test(to['url']) || (to['kind'] !== 'wordpress' && to['kind'] !== 'json'))
    return;
  if (!texts || !fieldNames.every((name) => isText(texts[name]))) return;
  const known = letterStates.find((name) => name === state);
  if (known === undefined) return;
  return {
    id,
    page,
    postedAt,
    tries,
    unsure,
    state: known,
    article: { id: about['id'], slug: about['slug'], title: about['title'] },
    place: { kind: to['kind'], url: to['url'], requireEmail: to['requireEmail'] === true },
    fields: Object.fromEntries(fieldNames.map((name) => [name, texts[name]])) as Fields,
    ...checkRest(plain),
  };
}

function checkRest(plain: Readonly<Record<string, unknown>>): Partial<Letter> {
  const { after, reason, status, message, held, settledAt } = plain;
  const { by, until } = asPlain(plain['claim']) ?? {};
  return {
    ...(isText(by) && isAmount(until) && { claim: { by, until } }),
    ...(isText(after) && !Number.isNaN(Date.parse(after)) && { after }),
    ...(isText(reason) && isReason(reason) && { reason }),
    ...(isAmount(status) && { status }),
    ...(isText(message) && { message }),
    ...(typeof held === 'boolean' && { held }),
    ...(isText(settledAt) && { settledAt }),
  };
}

const REASONS = 'flood busy fault closed login forbidden invalid missing twice withdrawn unanswered'.split(' ');
const isReason = (text: string): text is NonNullable<Letter['reason']> => REASONS.includes(text);
