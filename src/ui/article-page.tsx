import type { ReactElement, ReactNode } from 'react';
import styles from './article-page.module.css';

type Props = {
  /** The article itself. */
  readonly children: ReactNode;
  readonly tools?: ReactNode;
  /** What follows the article, in order: subscribe line, comment form, more articles, neighbours. */
  readonly after?: ReactNode;
};

/** The page of an article: its tools keep beside it while it is read, and end with it. */
export function ArticlePage({ children, tools, after }: Props): ReactElement {
  return (
    <div className={styles['page']}>
      <div className={styles['reading']}>
        {children}
        {tools}
      </div>
      {after && <div className={styles['after']}>{after}</div>}
    </div>
  );
}
