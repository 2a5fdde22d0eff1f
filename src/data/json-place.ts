import { isObject } from '../article/fields.ts';
import { parseJson } from '../article/json.ts';
import { sentFields } from '../drafts/comment-fields.ts';
import { type Manner, outcomeOfStatus, type PlaceAnswer, plainWords } from './comment-place.ts';

/**
 * A place of kind `json`. POST of
 * `{ format: 1, id, article: { id, url, title }, comment, name, email, website, written }` with the id once more as
 * `Idempotency-Key`. It answers with JSON: 200 or 201 published, 202 waiting for approval, 409 this id is known;
 * else `{ error, message }`, where `error` may be "closed" and `message` is shown to the reader.
 */
export const jsonPlace: Manner = {
  request(letter) {
    const { id, article, page, place, postedAt } = letter;
    const { comment, name, email, website } = sentFields(letter.fields);
    const body = {
      format: 1,
      id,
      article: { id: article.id, url: page, title: article.title.toWellFormed() },
      comment,
      name,
      email,
      website,
      written: postedAt,
    };
    return {
      address: place.url,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify(body),
    };
  },
  outcome(answer) {
    const { error, message, status } = read(answer);
    const words = typeof message === 'string' ? plainWords(message) : '';
    const bad = outcomeOfStatus(answer, words);
    if (bad?.kind === 'refused' && error === 'closed') return { ...bad, reason: 'closed' };
    if (bad) return bad;
    // A page of somebody in between is no answer of the place.
    if (!isJson(answer)) return { kind: 'unanswered' };
    return { kind: 'sent', held: answer.status === 202 || status === 'held' };
  },
};

const isJson = ({ status, text }: PlaceAnswer) => status === 204 || parseJson(text).reason === undefined;

function read({ text }: PlaceAnswer): Readonly<Record<string, unknown>> {
  const { value } = parseJson(text);
  return isObject(value) ? value : {};
}
