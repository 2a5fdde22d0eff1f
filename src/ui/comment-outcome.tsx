import { type ReactElement, useEffect, useRef } from 'react';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import styles from './comment-outcome.module.css';
import { Status } from './status.tsx';

/** What came of posting. `nowhere`: the edition has no place to post to. */
export type Outcome =
  | {
      readonly kind: 'nowhere';
      readonly kept: boolean;
      readonly mailto: string;
      readonly onCopy: () => void;
      readonly copied: boolean;
    }
  | { readonly kind: 'sent' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'failed'; readonly sentence: string; readonly onCopy: () => void; readonly copied: boolean };

/** Says honestly whether anything was sent, and what can be done with what was not. */
export function CommentOutcome({ outcome }: { readonly outcome: Outcome }): ReactElement {
  const [title, sentence] = said(outcome);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section ref={panel} tabIndex={-1} aria-label={title} className={styles['outcome']}>
      <h3>{title}</h3>
      <p>{sentence}</p>
      <Ways outcome={outcome} />
    </section>
  );
}

function Ways({ outcome }: { readonly outcome: Outcome }): ReactElement | null {
  if (outcome.kind === 'sent' || outcome.kind === 'queued') return null;
  return (
    <div className={styles['ways']}>
      <Button onClick={outcome.onCopy}>{words.comment.copy}</Button>
      {outcome.kind === 'nowhere' && (
        <a className={styles['mail']} href={outcome.mailto}>
          {words.comment.email}
        </a>
      )}
      <Status>{outcome.copied ? words.comment.copied : ''}</Status>
    </div>
  );
}

function said(outcome: Outcome): readonly [title: string, sentence: string] {
  switch (outcome.kind) {
    case 'nowhere':
      return [words.comment.nowhere, outcome.kept ? words.comment.nowhereSentence : words.comment.nowhereLost];
    case 'sent':
      return [words.comment.sent, words.comment.sentSentence];
    case 'queued':
      return [words.comment.queued, words.comment.queuedSentence];
    case 'failed':
      return [words.comment.failed, outcome.sentence];
  }
}
