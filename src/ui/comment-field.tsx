import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import styles from './comment-field.module.css';
import { Icon } from './icons.tsx';

export const FIELD_NAMES = ['comment', 'name', 'email', 'website'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

type Props = {
  readonly name: FieldName;
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly onChange: (field: FieldName, value: string) => void;
};

/** What the browser may fill in, and which keyboard a phone shows. */
const KIND = {
  name: { type: 'text', autoComplete: 'name' },
  email: { type: 'email', autoComplete: 'email' },
  website: { type: 'url', autoComplete: 'url' },
} as const;

/** A label, its field and, when the field is wrong, the sentence that says so. */
export function CommentField({ name, id, value, error, required, onChange }: Props): ReactElement {
  const message = `${id}-error`;
  const shared = {
    id,
    name,
    value,
    required,
    dir: 'auto' as const,
    'data-field': name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? message : undefined,
    onChange: (event: { currentTarget: { value: string } }) => onChange(name, event.currentTarget.value),
  };
  return (
    <div className={styles['field']} data-name={name}>
      <label htmlFor={id}>{words.comment.labels[name]}</label>
      {name === 'comment' ? (
        <textarea {...shared} rows={6} autoComplete="off" />
      ) : (
        <input {...shared} {...KIND[name]} {...(name === 'name' ? {} : { autoCapitalize: 'off', spellCheck: false })} />
      )}
      {error && (
        <p id={message} className={styles['error']}>
          <Icon name="warn" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
