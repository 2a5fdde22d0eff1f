import * as v from 'valibot';
import { fits } from './limits.ts';
import type { FieldName, Fields } from './record.ts';
import { hasVisible, trimInvisible } from './visible.ts';
import { websiteAddress } from './website.ts';

const MISSING = { comment: 'commentMissing', name: 'nameMissing', email: 'emailMissing' } as const;
const LONG = { comment: 'commentLong', name: 'nameLong', email: 'emailLong', website: 'websiteLong' } as const;
export type CommentMessage =
  | (typeof MISSING)[keyof typeof MISSING]
  | (typeof LONG)[keyof typeof LONG]
  | 'emailWrong'
  | 'websiteWrong';
export type CommentProblem = { readonly field: FieldName; readonly message: CommentMessage };

/** What keeps a comment from being posted: at most one problem a field, in the fields' order. */
export function checkComment(fields: Fields, { requireEmail }: { requireEmail: boolean }): CommentProblem[] {
  const { issues = [] } = v.safeParse(requireEmail ? strictSchema : schema, fields, { abortPipeEarly: true });
  return issues.map((issue) => ({
    field: issue.path?.[0].key as FieldName,
    message: issue.message as CommentMessage,
  }));
}

/** A valid e-mail address (HTML standard, 4.10.5.1.5), as `<input type=email>` judges it. */
const email =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

const message = (key: CommentMessage): CommentMessage => key;
const short = (field: FieldName) => v.check<string, string>((text) => fits(field, text), message(LONG[field]));
const filled = (field: keyof typeof MISSING) =>
  v.pipe(v.string(message(MISSING[field])), v.check(hasVisible, message(MISSING[field])), short(field));
const emailIfAny = v.pipe(
  v.string(message('emailWrong')),
  v.check((text) => !hasVisible(text) || email.test(trimInvisible(text)), message('emailWrong')),
  short('email'),
);
const schema = v.object({
  comment: filled('comment'),
  name: filled('name'),
  email: emailIfAny,
  website: v.pipe(
    v.string(message('websiteWrong')),
    v.check((text) => !hasVisible(text) || websiteAddress(text) !== undefined, message('websiteWrong')),
    short('website'),
  ),
});
const strictSchema = v.object({
  ...schema.entries,
  email: v.pipe(v.string(message('emailMissing')), v.check(hasVisible, message('emailMissing')), emailIfAny),
});
