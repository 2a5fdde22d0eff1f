import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import styles from './keep-edition.module.css';

export type KeepEditionProps = {
  /** Absent until it is begun. */
  readonly progress?: { readonly done: number; readonly all: number } | undefined;
  readonly complete: boolean;
  readonly onKeep: () => void;
  readonly onStop: () => void;
  /** What is used: "16 articles, 1.2 MB". */
  readonly space: string;
};

/** Brings the whole edition onto this device, and shows how far it has come. */
export function KeepEdition({ progress, complete, onKeep, onStop, space }: KeepEditionProps): ReactElement {
  return (
    <div className={styles['keep']} lang={words.language} dir="ltr">
      <p>{space}</p>
      {complete ? <p>{words.offline.allKept}</p> : null}
      {!complete && !progress && <Button onClick={onKeep}>{words.offline.keepEdition}</Button>}
      {progress && !complete && (
        <div className={styles['progress']}>
          <progress value={progress.done} max={progress.all} aria-label={words.offline.keepEdition} />
          <span>{words.offline.keeping(progress.done, progress.all)}</span>
          <Button onClick={onStop}>{words.offline.stop}</Button>
        </div>
      )}
    </div>
  );
}
