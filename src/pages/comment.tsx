import { type ReactElement, useState } from 'react';
import type { CommentMessage, CommentProblem } from '../drafts/comment.ts';
import type { ArticleRef } from '../drafts/record.ts';
import { formatTime } from '../locale/dates.ts';
import { words } from '../locale/words.ts';
import type { FieldName } from '../ui/comment-field.tsx';
import { CommentForm } from '../ui/comment-form.tsx';
import type { Outcome } from '../ui/comment-outcome.tsx';
import type { DraftState } from '../ui/draft-line.tsx';
import { copyText } from './clipboard.ts';
import { mailComment } from './mail.ts';
import { useServices } from './services.tsx';
import { useCommentFields } from './use-comment-fields.ts';
import { useEdition } from './use-edition.ts';

type Errors = Partial<Record<FieldName, string>>;

/** The comment form of an article: what is typed is kept, judged when it is to be posted, and never lost. */
export function Comment({ article }: { readonly article: ArticleRef }): ReactElement {
  const { drafts } = useServices();
  const edition = useEdition().data?.edition;
  const form = useCommentFields(article);
  const [errors, setErrors] = useState<Errors>({});
  const [posted, setPosted] = useState(false);
  const [copied, setCopied] = useState(false);
  const [token, setToken] = useState<string>();
  const requireEmail = edition?.comments?.requireEmail ?? false;

  const judge = async () => {
    // Judging needs a library that reading does not: it comes when somebody posts.
    const { checkComment } = await import('../drafts/comment.ts');
    const problems = checkComment(form.fields, { requireEmail });
    setErrors(sentencesOf(problems));
    return problems.length === 0;
  };
  const submit = async () => {
    setPosted(false);
    if (!(await judge())) return;
    form.rememberNow();
    setCopied(false);
    setPosted(true);
  };
  const change = (field: FieldName, value: string) => {
    form.type(field, value);
    setToken(undefined);
    setPosted(false);
    setErrors(({ [field]: _mended, ...rest }) => rest);
  };
  const discard = () => {
    setToken(drafts?.discard(article.id));
    setErrors({});
    setPosted(false);
    form.reset();
  };
  const undo = () => {
    if (token !== undefined) drafts?.restore(token);
    setToken(undefined);
  };
  const copy = async () => setCopied(await copyText(form.fields.comment));
  const outcome: Outcome | undefined = posted
    ? {
        kind: 'nowhere',
        kept: drafts?.kept === true,
        mailto: mailComment(edition?.contact, article.title, form.fields),
        onCopy: () => void copy(),
        copied,
      }
    : undefined;

  return (
    <div onFocus={form.enter} onBlur={form.leave}>
      <CommentForm
        fields={form.fields}
        errors={errors}
        requireEmail={requireEmail}
        remember={form.remember}
        draft={draftState(form.draft?.updatedAt, drafts?.kept !== false, token !== undefined)}
        outcome={outcome}
        onChange={change}
        onRemember={form.setRemember}
        onSubmit={() => void submit()}
        onDiscard={discard}
        onUndo={undo}
      />
    </div>
  );
}

function draftState(updatedAt: string | undefined, kept: boolean, discarded: boolean): DraftState {
  if (updatedAt === undefined) return discarded ? { kind: 'discarded' } : { kind: 'none' };
  return kept ? { kind: 'kept', at: formatTime(new Date(updatedAt), words.language) } : { kind: 'unkept' };
}

const SENTENCES: Readonly<Record<CommentMessage, string>> = {
  commentMissing: words.comment.errors.comment,
  nameMissing: words.comment.errors.name,
  emailMissing: words.comment.errors.email,
  emailWrong: words.comment.errors.emailWrong,
  websiteWrong: words.comment.errors.website,
};

function sentencesOf(problems: readonly CommentProblem[]): Errors {
  return Object.fromEntries(problems.map(({ field, message }) => [field, SENTENCES[message]]));
}
