import { type ReactElement, useEffect, useState } from 'react';
import type { CommentProblem } from '../drafts/comment.ts';
import type { Letter } from '../drafts/letter.ts';
import { roomFor } from '../drafts/limits.ts';
import type { ArticleRef, Fields } from '../drafts/record.ts';
import { commentWords } from '../locale/comment-words.ts';
import { formatTime } from '../locale/dates.ts';
import { FIELD_NAMES, type FieldName } from '../ui/comment-field.tsx';
import { CommentForm } from '../ui/comment-form.tsx';
import type { DraftState } from '../ui/draft-line.tsx';
import { LetterNotice } from './letter-notice.tsx';
import { NowhereNotice } from './nowhere-notice.tsx';
import { useServices } from './services.tsx';
import { useCommentFields } from './use-comment-fields.ts';
import { useEdition } from './use-edition.ts';
import { useLettersOn } from './use-letters.ts';
import { useCommentPlace, usePosting } from './use-posting.ts';
import { useUnkept } from './use-unkept.ts';

type Errors = Partial<Record<FieldName, string>>;
/** What was discarded, and can be had back. */
type Gone = { readonly draft?: string | undefined; readonly letter?: string | undefined };

/** The comment form of an article: what is typed is kept, judged when it is to be posted, and never lost. */
export function Comment({ article }: { readonly article: ArticleRef }): ReactElement {
  const { drafts, outbox } = useServices();
  const contact = useEdition().data?.edition.contact;
  const place = useCommentPlace();
  const letters = useLettersOn(article.id);
  const returned = letters.findLast(({ state }) => state === 'refused');
  const form = useCommentFields(article, returned);
  const unkept = useUnkept();
  const { posting, answered, post } = usePosting(article, place);
  const [openedAt] = useState(() => new Date().toISOString());
  const [errors, setErrors] = useState<Errors>({});
  const [nowhere, setNowhere] = useState(false);
  const [gone, setGone] = useState<Gone>();
  const fields = posting?.fields ?? form.fields;
  useArrivalAtForm();

  const submit = async () => {
    setNowhere(false);
    setGone(undefined);
    const problems = await post(form.fields);
    setErrors(sentencesOf(problems));
    if (problems.length > 0) return;
    form.rememberNow();
    if (place === undefined) setNowhere(true);
    else form.reset();
  };
  const change = (field: FieldName, value: string) => {
    form.type(field, value);
    setGone(undefined);
    setNowhere(false);
    setErrors(({ [field]: _mended, ...rest }) => rest);
  };
  const discard = () => {
    const letter = form.isReturnedShown ? returned?.id : undefined;
    if (letter !== undefined) void outbox?.discard(letter);
    setGone({ draft: form.draft && drafts?.discard(article.id), letter });
    setErrors({});
    setNowhere(false);
    form.reset();
  };
  const undo = () => {
    if (gone?.draft !== undefined) drafts?.restore(gone.draft);
    if (gone?.letter !== undefined) void outbox?.restore(gone.letter);
    setGone(undefined);
  };
  const settle = (field: FieldName, value: string) => {
    drafts?.settle(article, field, value);
    focusField(field);
  };
  const edit = async (letter: Letter) => {
    if (letter.state === 'waiting' && !(await outbox?.recall(letter.id))) return;
    if (form.draft !== undefined) {
      for (const [name, text] of joined(form.fields, letter.fields)) form.type(name, text);
      await outbox?.discard(letter.id);
    }
    form.reset();
    focusField('comment');
  };
  const withdraw = (letter: Letter) => {
    void outbox?.discard(letter.id);
    setGone({ letter: letter.id });
  };

  const shown = letters.filter(
    ({ id, state, settledAt = '' }) => id !== posting?.id && (state !== 'sent' || settledAt >= openedAt),
  );
  return (
    <div onFocus={form.enter} onBlur={form.leave}>
      <CommentForm
        fields={fields}
        errors={errors}
        requireEmail={place?.requireEmail ?? false}
        remember={form.remember}
        busy={posting !== undefined}
        rooms={place ? roomsOf(fields) : {}}
        conflicts={form.draft?.conflicts ?? {}}
        draft={draftState(
          form.draft?.updatedAt ?? (form.isReturnedShown ? returned?.postedAt : undefined),
          unkept,
          gone,
        )}
        notices={
          <>
            {shown.map((letter) => (
              <LetterNotice
                key={letter.id}
                letter={letter}
                inForm={letter === returned && (form.isReturnedShown || sameText(form.fields, letter.fields))}
                answer={letter.id === answered}
                contact={contact}
                onEdit={() => void edit(letter)}
                onDiscard={() => withdraw(letter)}
              />
            ))}
            {nowhere && (
              <NowhereNotice title={article.title} fields={form.fields} contact={contact} kept={unkept === undefined} />
            )}
          </>
        }
        onChange={change}
        onRemember={form.setRemember}
        onSettle={settle}
        onSubmit={() => void submit()}
        onDiscard={discard}
        onUndo={undo}
      />
    </div>
  );
}

/** Links to what was begun lead to the field in which it goes on. */
function useArrivalAtForm(): void {
  useEffect(() => {
    const arrive = () => {
      if (location.hash === '#comment') focusField('comment');
    };
    arrive();
    addEventListener('hashchange', arrive);
    return () => removeEventListener('hashchange', arrive);
  }, []);
}

/** Once what was changed is drawn. */
function focusField(field: FieldName): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#comment [data-field="${field}"]`)?.focus());
}

function draftState(
  updatedAt: string | undefined,
  unkept: ReturnType<typeof useUnkept>,
  gone: Gone | undefined,
): DraftState {
  if (updatedAt === undefined) return gone ? { kind: 'discarded' } : { kind: 'none' };
  if (unkept) return { kind: 'unkept', full: unkept.name === 'StoreFull' };
  return { kind: 'kept', at: formatTime(new Date(updatedAt), commentWords.language) };
}

function sentencesOf(problems: readonly CommentProblem[]): Errors {
  return Object.fromEntries(problems.map(({ field, message }) => [field, commentWords.errors[message]]));
}

const roomsOf = (fields: Fields) => Object.fromEntries(FIELD_NAMES.map((name) => [name, roomFor(name, fields[name])]));

const sameText = (a: Fields, b: Fields) => FIELD_NAMES.every((name) => a[name] === b[name]);

/** Nothing of either is lost: comments stand one below the other, and what the draft lacks is filled in. */
function joined(draft: Fields, letter: Fields): (readonly [FieldName, string])[] {
  const comment = draft.comment === '' ? letter.comment : `${draft.comment}\n\n${letter.comment}`;
  return FIELD_NAMES.flatMap((name): (readonly [FieldName, string])[] => {
    if (name === 'comment') return [[name, comment]];
    return draft[name] === '' && letter[name] !== '' ? [[name, letter[name]]] : [];
  });
}
