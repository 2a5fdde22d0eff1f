import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import type { Marks as MarksOf } from './entry.ts';
import styles from './marks.module.css';

const ORDER = ['saved', 'draft', 'kept', 'read'] as const;

/** What this device knows about an article, in words. */
export function Marks({ marks }: { readonly marks: MarksOf | undefined }): ReactElement | null {
  const shown = ORDER.filter((mark) => marks?.[mark]);
  if (shown.length === 0) return null;
  return (
    <ul className={styles['marks']} lang={words.language}>
      {shown.map((mark) => (
        <li key={mark}>{words.marks[mark]}</li>
      ))}
    </ul>
  );
}
