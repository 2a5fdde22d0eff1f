import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { Link } from './link.tsx';
import styles from './subscribe-line.module.css';

/** The one line under each article that offers the next ones. */
export function SubscribeLine({ href }: { readonly href: string }): ReactElement {
  return (
    <p className={styles['line']} lang={words.language}>
      <span>{words.article.subscribeSentence}</span> <Link to={href}>{words.article.subscribe}</Link>
    </p>
  );
}
