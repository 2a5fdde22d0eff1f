import { type ReactElement, useId } from 'react';
import { commentWords } from '../locale/comment-words.ts';
import { Button } from './button.tsx';
import type { FieldName } from './comment-field.tsx';
import styles from './other-text.module.css';

type Props = {
  readonly field: FieldName;
  readonly mine: string;
  readonly theirs: string;
  /** Called with the text that stands from now on. */
  readonly onSettle: (value: string) => void;
};

/** The text that another tab holds of a field, and the choice between it and the one in the form. */
export function OtherText({ field, mine, theirs, onSettle }: Props): ReactElement {
  const id = useId();
  return (
    <section className={styles['other']} role="alert" aria-labelledby={id}>
      <p id={id}>{commentWords.elsewhere(commentWords.labels[field])}</p>
      <blockquote dir="auto">{theirs}</blockquote>
      <div className={styles['ways']}>
        <Button onClick={() => onSettle(mine)}>{commentWords.keepMine}</Button>
        <Button onClick={() => onSettle(theirs)}>{commentWords.takeElsewhere}</Button>
        {field === 'comment' && (
          <Button onClick={() => onSettle(`${mine}\n\n${theirs}`)}>{commentWords.keepBoth}</Button>
        )}
      </div>
    </section>
  );
}
