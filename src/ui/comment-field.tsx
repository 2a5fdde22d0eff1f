import type { ReactElement, ReactNode } from 'react';
import { commentWords } from '../locale/comment-words.ts';
import styles from './comment-field.module.css';
import { Icon } from './icons.tsx';
import { Status } from './status.tsx';

export const FIELD_NAMES = ['comment', 'name', 'email', 'website'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

type Props = {
  readonly name: FieldName;
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly readOnly?: boolean | undefined;
  /** Characters that still fit, negative when too many; undefined while there is room enough. */
  readonly room?: number | undefined;
  readonly onChange: (field: FieldName, value: string) => void;
  /** Another text of this field, from which one chooses. */
  readonly children?: ReactNode;
};

/** What the browser may fill in, and which keyboard a phone shows. */
const KIND = {
  name: { type: 'text', autoComplete: 'name' },
  email: { type: 'email', autoComplete: 'email' },
  website: { type: 'url', autoComplete: 'url' },
} as const;

/** A label, its field and, when the field is wrong, the sentence that says so. */
export function CommentField(props: Props): ReactElement {
  const { name, id, value, error, required, readOnly, room, onChange, children } = props;
  const [message, hint] = [`${id}-error`, `${id}-room`];
  const shared = {
    id,
    name,
    value,
    required,
    readOnly,
    dir: 'auto' as const,
    'data-field': name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': [error && message, room !== undefined && hint].filter(Boolean).join(' ') || undefined,
    onChange: (event: { currentTarget: { value: string } }) => onChange(name, event.currentTarget.value),
  };
  return (
    <div className={styles['field']} data-name={name}>
      <label htmlFor={id}>{commentWords.labels[name]}</label>
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
      <div id={hint} className={styles['room']} data-over={room !== undefined && room < 0 ? '' : undefined}>
        <Status>{room === undefined ? '' : commentWords.room(room)}</Status>
      </div>
      {children}
    </div>
  );
}
