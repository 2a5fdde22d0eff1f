import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { language } from '../locale/article-words.ts';
import { Button } from './button.tsx';
import { Status } from './status.tsx';
import styles from './undo-line.module.css';

type Props = {
  /** What was done. */
  readonly said: string | undefined;
  /** On the button that takes it back. */
  readonly undo?: string;
  readonly onUndo?: () => void;
  readonly children?: ReactNode;
};

/** A sentence about a list, and what can be done: mostly to take back what was just done. */
export function UndoLine({ said, undo, onUndo, children }: Props): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  // The row whose button was pressed is gone: the keyboard goes on from here.
  useEffect(() => button.current?.focus(), [said]);
  return (
    <div className={styles['line']} lang={language} dir="ltr">
      <Status>
        <bdi>{said}</bdi>
      </Status>
      {said !== undefined && undo !== undefined && (
        <Button ref={button} look="quiet" onClick={onUndo}>
          {undo}
        </Button>
      )}
      {children}
    </div>
  );
}
