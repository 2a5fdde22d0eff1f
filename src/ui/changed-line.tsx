import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './changed-line.module.css';

type Props = {
  readonly sentence: string;
  readonly language: string;
  /** The words of the button. */
  readonly action: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** What the button shows. */
  readonly children?: ReactNode;
};

/** Says of an article that it has changed since it was read. */
export function ChangedLine({ sentence, language, action, open, onToggle, children }: Props): ReactElement {
  return (
    <div className={styles['changed']} lang={language}>
      <p className={styles['line']}>
        <bdi>{sentence}</bdi>{' '}
        <Button look="quiet" aria-expanded={open} onClick={onToggle}>
          {action}
        </Button>
      </p>
      {open && children}
    </div>
  );
}
