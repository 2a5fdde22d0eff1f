import type { ReactElement, ReactNode } from 'react';
import styles from './ways.module.css';

/** What can be done, side by side. */
export function Ways({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles['ways']}>{children}</div>;
}
