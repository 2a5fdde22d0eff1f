import type { ReactElement, ReactNode } from 'react';
import styles from './page-head.module.css';

type Props = { readonly title: ReactNode; readonly id?: string; readonly children?: ReactNode };

/** The heading of a page that is no article, and a line under it. */
export function PageHead({ title, id, children }: Props): ReactElement {
  return (
    <header className={styles['head']}>
      <h1 id={id} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      {children && <div className={styles['line']}>{children}</div>}
    </header>
  );
}
