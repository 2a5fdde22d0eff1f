import * as v from 'valibot';
import type { FieldName, Fields } from './record.ts';
import { hasVisible, trimInvisible } from './visible.ts';

export type CommentMessage = 'commentMissing' | 'nameMissing' | 'emailMissing' | 'emailWrong' | 'websiteWrong';
export type CommentProblem = { readonly field: FieldName; readonly message: CommentMessage };

/** What keeps a comment from being posted: at most one problem a field, in the fields' order. */
export function checkComment(fields: Fields, { requireEmail }: { requireEmail: boolean }): CommentProblem[] {
  const { issues = [] } = v.safeParse(requireEmail ? strictSchema : schema, fields, { abortPipeEarly: true });
  return issues.map((issue) => ({
    field: issue.path?.[0].key as FieldName,
    message: issue.message as CommentMessage,
  }));
}

/** An http(s) address as typed, with or without its scheme, in full; nothing when it is none. */
export function websiteAddress(text: string): string | undefined {
  const typed = trimInvisible(text);
  const hasScheme = /^[a-z][a-z0-9+-]*:/i.test(typed);
  const url = parseUrl(hasScheme ? typed : `https://${typed.replace(/^\/\//, '')}`);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // "hello" is no website, and "me@example.org" is an e-mail address.
  return hasScheme || (/[^.]\.[^.]/.test(url.hostname) && url.username === '') ? url.href : undefined;
}

/** A valid e-mail address (HTML standard, 4.10.5.1.5), as `<input type=email>` judges it. */
const email =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

const message = (key: CommentMessage): CommentMessage => key;
const filled = (key: CommentMessage) => v.pipe(v.string(message(key)), v.check(hasVisible, message(key)));
const emailIfAny = v.pipe(
  v.string(message('emailWrong')),
  v.check((text) => !hasVisible(text) || email.test(trimInvisible(text)), message('emailWrong')),
);
const schema = v.object({
  comment: filled('commentMissing'),
  name: filled('nameMissing'),
  email: emailIfAny,
  website: v.pipe(
    v.string(message('websiteWrong')),
    v.check((text) => !hasVisible(text) || websiteAddress(text) !== undefined, message('websiteWrong')),
  ),
});
const strictSchema = v.object({ ...schema.entries, email: v.pipe(filled('emailMissing'), emailIfAny) });

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
