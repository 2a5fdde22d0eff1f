import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { Status } from './status.tsx';
import styles from './waiting.module.css';

const LINES = { text: 9, article: 9, feed: 12 } as const;

export type WaitingProps = {
  readonly shape: keyof typeof LINES;
  /** When it is all the page has, as for an article: "One moment…" is its heading. */
  readonly page?: boolean;
};

/** The shape of what is to come, shown only to those who wait longer than 300 ms. */
export function Waiting({ shape, page = shape === 'article' }: WaitingProps): ReactElement {
  return (
    <div className={styles['waiting']} data-shape={shape} {...(shape === 'feed' ? { 'data-wide': '' } : {})}>
      {page ? (
        <h1 lang={words.language}>{words.faces.waiting}</h1>
      ) : (
        <Status className="unseen">{words.faces.waiting}</Status>
      )}
      <div aria-hidden="true">
        {Array.from({ length: LINES[shape] }, (_, line) => (
          <span key={line} />
        ))}
      </div>
    </div>
  );
}
