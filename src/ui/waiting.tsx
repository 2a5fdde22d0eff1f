import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { Status } from './status.tsx';
import styles from './waiting.module.css';

const LINES = { text: 9, article: 9, feed: 12 } as const;

/** The shape of what is to come, shown only to those who wait longer than 300 ms. */
export function Waiting({ shape }: { readonly shape: keyof typeof LINES }): ReactElement {
  return (
    <div className={styles['waiting']} data-shape={shape}>
      <Status className="unseen">{words.faces.waiting}</Status>
      <div aria-hidden="true">
        {Array.from({ length: LINES[shape] }, (_, line) => (
          <span key={line} />
        ))}
      </div>
    </div>
  );
}
