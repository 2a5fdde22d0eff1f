import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import type { Entry, TopicHref } from './entry.ts';
import { Feed } from './feed.tsx';
import styles from './search-results.module.css';
import { Status } from './status.tsx';

type Props = {
  /** What was looked for; empty before the first search. */
  readonly query: string;
  /** Undefined while the search is under way. */
  readonly entries: readonly Entry[] | undefined;
  /** The words as found, to be marked. */
  readonly terms: readonly string[];
  readonly locale: string;
  readonly topicHref?: TopicHref;
};

/** What was found, best first, with the words marked. */
export function SearchResults({ query, entries, ...rest }: Props): ReactElement {
  const said = saying(query, entries?.length);
  return (
    <div className={styles['results']}>
      <Status className={styles['count']}>
        <bdi>{said}</bdi>
      </Status>
      {query && entries?.length === 0 && <p>{words.search.nothingHint}</p>}
      {entries && entries.length > 0 && <Feed entries={entries} {...rest} />}
    </div>
  );
}

function saying(query: string, found: number | undefined): string {
  if (!query) return '';
  if (found === undefined) return words.search.searching;
  return found === 0 ? words.search.nothing(query) : words.search.found(found, query);
}
