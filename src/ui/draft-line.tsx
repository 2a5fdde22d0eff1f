import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import styles from './draft-line.module.css';
import { Status } from './status.tsx';

/** What became of what was typed. `at` is the time of the last keeping as the reader's clock shows it. */
export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly at: string }
  | { readonly kind: 'unkept' }
  | { readonly kind: 'discarded' };

type Props = { readonly draft: DraftState; readonly onDiscard: () => void; readonly onUndo: () => void };

/** Says that the draft is kept, and lets it be thrown away and brought back. */
export function DraftLine({ draft, onDiscard, onUndo }: Props): ReactElement {
  return (
    <div className={styles['line']}>
      <Status>{sentence(draft)}</Status>
      {draft.kind === 'kept' && (
        <Button look="quiet" onClick={onDiscard}>
          {words.comment.discard}
        </Button>
      )}
      {draft.kind === 'discarded' && (
        <Button look="quiet" onClick={onUndo}>
          {words.comment.undo}
        </Button>
      )}
    </div>
  );
}

function sentence(draft: DraftState): string {
  switch (draft.kind) {
    case 'none':
      return '';
    case 'kept':
      return words.comment.draftKept(draft.at);
    case 'unkept':
      return words.comment.draftNotKept;
    case 'discarded':
      return words.comment.discarded;
  }
}
