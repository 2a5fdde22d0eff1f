import type { ReactElement, ReactNode } from 'react';
import { words } from '../locale/words.ts';
import type { Entry, HeadingLevel, TopicHref } from './entry.ts';
import styles from './feed.module.css';
import { Status } from './status.tsx';
import { Teaser } from './teaser.tsx';

export type FeedProps = {
  readonly entries: readonly Entry[];
  readonly locale: string;
  /** A front page has a lead story and a second rank; other lists are rows from the first on. */
  readonly front?: boolean;
  readonly level?: HeadingLevel;
  readonly topicHref?: TopicHref | undefined;
  /** Said without moving anything: "12 new articles". */
  readonly fresh?: ReactNode;
  /** Above the lead: "3 new since Tuesday". */
  readonly notice?: ReactNode;
  /** After the last row: older articles, or the end. */
  readonly children?: ReactNode;
};

const SECOND_RANK = 3;
/** Rows a section; `content-visibility` on sections of this size scrolls at 55 frames/s, on single rows at 2. */
const SECTION = 100;

/** A list of articles, newest first. */
export function Feed({ entries, front = false, fresh, notice, children, ...rest }: FeedProps): ReactElement {
  const [lead] = front ? entries : [];
  const second = lead ? entries.slice(1, 1 + SECOND_RANK) : [];
  const rows = lead ? entries.slice(1 + SECOND_RANK) : entries;
  return (
    <div className={styles['feed']} data-wide="">
      {front && <Status className={styles['fresh']}>{fresh}</Status>}
      {notice && (
        <p className={styles['notice']}>
          <bdi>{notice}</bdi>
        </p>
      )}
      {lead && <Teaser entry={lead} rank="lead" {...rest} />}
      {second.length > 0 && (
        <ul className={styles['second']}>
          {second.map((entry) => (
            <li key={entry.article.id}>
              <Teaser entry={entry} rank="second" {...rest} />
            </li>
          ))}
        </ul>
      )}
      {sections(rows).map((section) => (
        <Rows key={section[0]?.article.id} entries={section} {...rest} />
      ))}
      {children && (
        <div className={styles['after']} lang={words.language} dir="ltr">
          {children}
        </div>
      )}
    </div>
  );
}

type RowsProps = Pick<FeedProps, 'entries' | 'locale' | 'level' | 'topicHref'>;

function Rows({ entries, ...rest }: RowsProps): ReactElement {
  return (
    <ul className={styles['rows']} data-full={entries.length === SECTION ? '' : undefined}>
      {entries.map((entry) => (
        <li key={entry.article.id}>
          <Teaser entry={entry} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function sections(rows: readonly Entry[]): (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(rows.length / SECTION) }, (_, i) => rows.slice(i * SECTION, (i + 1) * SECTION));
}
