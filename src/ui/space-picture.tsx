import type { ReactElement } from 'react';
import { keepWords } from '../locale/keep-words.ts';
import styles from './space-picture.module.css';

export type SpacePart = {
  readonly name: keyof typeof keepWords.parts;
  /** Bytes. */
  readonly size: number;
  /** "41 MB" */
  readonly sentence: string;
};

/** What takes the room that the browser allows, drawn and in words. */
export function SpacePicture({ parts }: { readonly parts: readonly SpacePart[] }): ReactElement {
  return (
    <>
      <div className={styles['bar']} aria-hidden="true">
        {parts.map(({ name, size }) => (
          <span key={name} data-part={name} style={{ flexGrow: size }} />
        ))}
      </div>
      <dl className={styles['legend']}>
        {parts.map(({ name, sentence }) => (
          <div key={name}>
            <dt data-part={name}>{keepWords.parts[name]}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
