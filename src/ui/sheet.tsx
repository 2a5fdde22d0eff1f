import type { ReactElement, ReactNode } from 'react';
import styles from './sheet.module.css';

/** The narrower width of pages that are neither a feed nor an article: settings, search, the reader's own lists. */
export function Sheet({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles['sheet']}>{children}</div>;
}
