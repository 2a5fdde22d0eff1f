import { type FormEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { commentWords } from '../locale/comment-words.ts';
import { Button } from './button.tsx';
import { CommentField, FIELD_NAMES, type FieldName } from './comment-field.tsx';
import styles from './comment-form.module.css';
import { DraftLine, type DraftState } from './draft-line.tsx';
import { OtherText } from './other-text.tsx';

export type CommentFormProps = {
  readonly fields: Readonly<Record<FieldName, string>>;
  /** The message of each wrong field. */
  readonly errors: Partial<Readonly<Record<FieldName, string>>>;
  readonly requireEmail: boolean;
  readonly remember: boolean;
  readonly draft: DraftState;
  /** What became of comments on this article. */
  readonly notices?: ReactNode;
  /** Characters that still fit into fields that are nearly full. */
  readonly rooms?: Partial<Readonly<Record<FieldName, number | undefined>>>;
  /** Fields that were changed in another tab too. */
  readonly conflicts?: Partial<Readonly<Record<FieldName, { readonly mine: string; readonly theirs: string }>>>;
  readonly onSettle?: (field: FieldName, value: string) => void;
  /** It is being posted: what was typed stands there, and waits. */
  readonly busy?: boolean;
  readonly onChange: (field: FieldName, value: string) => void;
  readonly onRemember: (remember: boolean) => void;
  /** The caller judges the fields and hands back `errors` or `notices`, at once or later. */
  readonly onSubmit: () => void;
  readonly onDiscard: () => void;
  readonly onUndo: () => void;
};

/** The form under each article. It keeps nothing and judges nothing itself. */
export function CommentForm(props: CommentFormProps): ReactElement {
  const { errors, draft, rooms = {}, conflicts = {} } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const asked = useFocusOnFirstWrong(form, errors);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.busy) return;
    asked();
    props.onSubmit();
  };
  return (
    <section
      id="comment"
      className={styles['section']}
      aria-labelledby={`${id}-heading`}
      lang={commentWords.language}
      dir="ltr"
    >
      <h2 id={`${id}-heading`} className={styles['heading']}>
        {commentWords.heading}
      </h2>
      {props.notices}
      <form ref={form} noValidate className={styles['form']} onSubmit={submit}>
        <p className={styles['hint']}>
          {props.requireEmail ? commentWords.required.withEmail : commentWords.required.withoutEmail}
        </p>
        <ErrorSummary errors={errors} />
        {FIELD_NAMES.map((name) => (
          <CommentField
            key={name}
            name={name}
            id={`${id}-${name}`}
            value={props.fields[name]}
            error={errors[name]}
            required={name === 'comment' || name === 'name' || (name === 'email' && props.requireEmail)}
            readOnly={props.busy}
            room={rooms[name]}
            onChange={props.onChange}
          >
            {conflicts[name] && (
              <OtherText field={name} {...conflicts[name]} onSettle={(value) => props.onSettle?.(name, value)} />
            )}
          </CommentField>
        ))}
        <label className={styles['remember']}>
          <input
            type="checkbox"
            checked={props.remember}
            onChange={(event) => props.onRemember(event.currentTarget.checked)}
          />
          <span>{commentWords.remember}</span>
        </label>
        <div className={styles['foot']}>
          <Button type="submit" look="main" aria-disabled={props.busy}>
            {props.busy ? commentWords.posting : commentWords.post}
          </Button>
          <DraftLine draft={draft} onDiscard={props.onDiscard} onUndo={props.onUndo} />
        </div>
      </form>
    </section>
  );
}

function ErrorSummary({ errors }: Pick<CommentFormProps, 'errors'>): ReactElement {
  const wrong = FIELD_NAMES.filter((name) => errors[name]).map((name) => commentWords.labels[name]);
  return (
    <div role="alert" className={styles['alert']}>
      {wrong.length > 1 && <p>{commentWords.summary(wrong)}</p>}
    </div>
  );
}

/** After an attempt to post, the first wrong field gets the focus, whenever the judgement comes. Returns "an attempt was made". */
function useFocusOnFirstWrong(form: { current: HTMLFormElement | null }, errors: CommentFormProps['errors']) {
  const [attempt, setAttempt] = useState(0);
  const answered = useRef(0);
  useEffect(() => {
    const first = FIELD_NAMES.find((name) => errors[name]);
    if (!first || answered.current === attempt) return;
    answered.current = attempt;
    form.current?.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus();
  }, [attempt, errors, form]);
  return () => setAttempt((before) => before + 1);
}
