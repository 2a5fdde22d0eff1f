import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import type { Entry } from './entry.ts';
import { headlineOf, languageOf } from './headline.ts';
import { Icon } from './icons.tsx';
import { Link } from './link.tsx';
import styles from './neighbours.module.css';

export type NeighboursProps = { readonly previous?: Entry | undefined; readonly next?: Entry | undefined };

/** The articles before and after this one in the feed. */
export function Neighbours({ previous, next }: NeighboursProps): ReactElement | null {
  if (!previous && !next) return null;
  return (
    <nav className={styles['neighbours']} aria-label={words.article.neighbours}>
      {previous && <Neighbour entry={previous} rel="prev" />}
      {next && <Neighbour entry={next} rel="next" />}
    </nav>
  );
}

function Neighbour({ entry, rel }: { readonly entry: Entry; readonly rel: 'prev' | 'next' }): ReactElement {
  return (
    <Link to={entry.href} rel={rel} className={styles['neighbour']}>
      <span className={styles['way']} lang={words.language}>
        {rel === 'prev' && <Icon name="previous" />}
        {rel === 'prev' ? words.article.previous : words.article.next}
        {rel === 'next' && <Icon name="next" />}
      </span>
      <span className={styles['headline']} {...languageOf(entry.article)}>
        {headlineOf(entry.article)}
      </span>
    </Link>
  );
}
