import type { ReactElement } from 'react';
import type { Passage, Piece } from '../article/passages.ts';
import styles from './changes.module.css';

type Props = {
  readonly passages: readonly Passage[];
  /** Of the article. */
  readonly lang?: string;
  readonly dir: 'ltr' | 'rtl';
  /** Names the list. */
  readonly label: string;
};

/** What has changed in a text: what went is struck out, what came is underlined. */
export function Changes({ passages, label, ...language }: Props): ReactElement {
  return (
    <ol className={styles['changes']} aria-label={label} {...language}>
      {passages.map((passage, at) => (
        <li key={at}>
          {passage.map((piece, place) => (
            <PieceOf key={place} {...piece} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function PieceOf({ kind, text }: Piece): ReactElement {
  if (kind === 'removed') return <del>{text}</del>;
  return kind === 'added' ? <ins>{text}</ins> : <>{text}</>;
}
