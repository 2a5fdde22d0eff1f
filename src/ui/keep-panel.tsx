import type { ReactElement, ReactNode } from 'react';
import { keepWords } from '../locale/keep-words.ts';
import { Button } from './button.tsx';
import styles from './keep-panel.module.css';
import { Status } from './status.tsx';

/** How it stands: `sentence` says so in words. */
export type KeepState =
  | { readonly kind: 'none' }
  | { readonly kind: 'bringing'; readonly done?: number; readonly all?: number; readonly sentence: string }
  | { readonly kind: 'stopped' | 'failed'; readonly sentence: string }
  | { readonly kind: 'kept'; readonly sentence: string; readonly receipt: string };

export type KeepPanelProps = {
  /** On the button: "Keep the whole edition". */
  readonly action: string;
  /** "312 articles, 41 MB" */
  readonly cost: string;
  readonly state: KeepState;
  readonly onGive: () => void;
  readonly onStop: () => void;
  readonly onWithdraw: () => void;
};

/** Brings many articles onto this device: what it costs, how far it has come, and the receipt. */
export function KeepPanel({ action, cost, state, onGive, onStop, onWithdraw }: KeepPanelProps): ReactElement {
  return (
    <div className={styles['keep']} lang={keepWords.language} dir="ltr">
      <Status className={styles['said']}>{'sentence' in state ? state.sentence : ''}</Status>
      {state.kind === 'none' && (
        <Way action={action} onClick={onGive}>
          {cost}
        </Way>
      )}
      {(state.kind === 'stopped' || state.kind === 'failed') && (
        <Way action={state.kind === 'failed' ? keepWords.again : keepWords.goOn} onClick={onGive}>
          {action}: {cost}
        </Way>
      )}
      {state.kind === 'bringing' && (
        <div className={styles['progress']}>
          <progress value={state.done} max={state.all} aria-label={action} />
          <Button onClick={onStop}>{keepWords.stop}</Button>
        </div>
      )}
      {state.kind === 'kept' && (
        <>
          <p className={styles['receipt']}>{state.receipt}</p>
          <p className={styles['renewed']}>
            {keepWords.renewed}{' '}
            <Button look="quiet" onClick={onWithdraw}>
              {keepWords.withdraw}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

function Way(props: {
  readonly action: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={styles['way']}>
      <Button onClick={props.onClick}>{props.action}</Button>
      <span>{props.children}</span>
    </div>
  );
}
