import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import { CommentField, FIELD_NAMES, type FieldName } from './comment-field.tsx';
import styles from './comment-form.module.css';
import { CommentOutcome, type Outcome } from './comment-outcome.tsx';
import { DraftLine, type DraftState } from './draft-line.tsx';

export type CommentFormProps = {
  readonly fields: Readonly<Record<FieldName, string>>;
  /** The message of each wrong field. */
  readonly errors: Partial<Readonly<Record<FieldName, string>>>;
  readonly requireEmail: boolean;
  readonly remember: boolean;
  readonly draft: DraftState;
  readonly outcome?: Outcome | undefined;
  readonly busy?: boolean;
  readonly onChange: (field: FieldName, value: string) => void;
  readonly onRemember: (remember: boolean) => void;
  /** The caller judges the fields and hands back `errors` or an `outcome`, at once or later. */
  readonly onSubmit: () => void;
  readonly onDiscard: () => void;
  readonly onUndo: () => void;
};

/** The form under each article. It keeps nothing and judges nothing itself. */
export function CommentForm(props: CommentFormProps): ReactElement {
  const { errors, draft, outcome } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const asked = useFocusOnFirstWrong(form, errors);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked();
    props.onSubmit();
  };
  return (
    <section className={styles['section']} aria-labelledby={`${id}-heading`} lang={words.language} dir="ltr">
      <h2 id={`${id}-heading`} className={styles['heading']}>
        {words.comment.heading}
      </h2>
      <form ref={form} noValidate className={styles['form']} onSubmit={submit}>
        <p className={styles['hint']}>
          {props.requireEmail ? words.comment.required.withEmail : words.comment.required.withoutEmail}
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
            onChange={props.onChange}
          />
        ))}
        <label className={styles['remember']}>
          <input
            type="checkbox"
            checked={props.remember}
            onChange={(event) => props.onRemember(event.currentTarget.checked)}
          />
          <span>{words.comment.remember}</span>
        </label>
        <div className={styles['foot']}>
          <Button type="submit" look="main" aria-disabled={props.busy}>
            {props.busy ? words.comment.posting : words.comment.post}
          </Button>
          <DraftLine draft={draft} onDiscard={props.onDiscard} onUndo={props.onUndo} />
        </div>
      </form>
      {outcome && <CommentOutcome key={outcome.kind} outcome={outcome} />}
    </section>
  );
}

function ErrorSummary({ errors }: Pick<CommentFormProps, 'errors'>): ReactElement {
  const wrong = FIELD_NAMES.filter((name) => errors[name]).map((name) => words.comment.labels[name]);
  return (
    <div role="alert" className={styles['alert']}>
      {wrong.length > 1 && <p>{words.comment.summary(wrong)}</p>}
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
