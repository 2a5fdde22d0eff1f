import { type ReactElement, useEffect, useRef } from 'react';
import { commentWords } from '../locale/comment-words.ts';
import { Button } from './button.tsx';
import styles from './draft-line.module.css';
import { Status } from './status.tsx';

/** What became of what was typed. `at` is the time of the last keeping as the reader's clock shows it. */
export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly at: string }
  | { readonly kind: 'unkept'; readonly full: boolean }
  | { readonly kind: 'discarded' };

type Props = { readonly draft: DraftState; readonly onDiscard: () => void; readonly onUndo: () => void };

/** Says that the draft is kept, and lets it be thrown away and brought back. */
export function DraftLine({ draft, onDiscard, onUndo }: Props): ReactElement {
  const undo = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the keyboard goes on from what takes it back.
  useEffect(() => {
    if (draft.kind === 'discarded') undo.current?.focus();
  }, [draft.kind]);
  return (
    <div className={styles['line']}>
      <Status>{sentence(draft)}</Status>
      {(draft.kind === 'kept' || draft.kind === 'unkept') && (
        <Button look="quiet" onClick={onDiscard}>
          {commentWords.discard}
        </Button>
      )}
      {draft.kind === 'discarded' && (
        <Button ref={undo} look="quiet" onClick={onUndo}>
          {commentWords.undo}
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
      return commentWords.draftKept(draft.at);
    case 'unkept':
      return draft.full ? commentWords.draftFull : commentWords.draftNotKept;
    case 'discarded':
      return commentWords.discarded;
  }
}
