import type { ReactElement } from 'react';
import { searchWords } from '../locale/search-words.ts';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import type { Entry } from './entry.ts';
import type { Range } from './marked.tsx';
import { type FacetLink, SearchFacets } from './search-facets.tsx';
import styles from './search-results.module.css';
import { SearchRow } from './search-row.tsx';
import { Status } from './status.tsx';

/** An article with the places where the words stand. */
export type FoundEntry = {
  readonly entry: Entry;
  readonly title: readonly Range[];
  readonly text: string;
  readonly found: readonly Range[];
};

export type Results = {
  readonly total: number;
  readonly entries: readonly FoundEntry[];
  /** Words that were taken for one that is nowhere. */
  readonly near: readonly string[];
  readonly topics: readonly FacetLink[];
  readonly years: readonly FacetLink[];
  /** How far one has come: a sentence, or nothing where all is looked through. */
  readonly progress: string;
  readonly isWhole: boolean;
};

type Props = {
  readonly query: string;
  /** Undefined while the first answer is awaited. */
  readonly results: Results | undefined;
  readonly locale: string;
  /** Tries again, where some could not be looked through for lack of a network. */
  readonly onRetry?: (() => void) | undefined;
  /** Shows more of them, where there are more. */
  readonly onMore?: (() => void) | undefined;
  /** The reader's finger, pointer or keyboard is among the results. */
  readonly onReach?: (() => void) | undefined;
  /** Shows what more was read has brought, where there is anything. */
  readonly onRenew?: (() => void) | undefined;
};

/** What was found, best first, with the words marked, and ways to narrow it down. */
export function SearchResults({ query, results, locale, onRetry, onMore, onReach, onRenew }: Props): ReactElement {
  return (
    <div className={styles['results']}>
      <Status className={styles['count']}>
        <bdi>{saying(query, results)}</bdi>
      </Status>
      {onRenew ? (
        <p className={styles['progress']}>
          {searchWords.stale}{' '}
          <Button look="quiet" onClick={onRenew}>
            {searchWords.renew}
          </Button>
        </p>
      ) : (
        results?.progress && (
          <p className={styles['progress']}>
            {results.progress}{' '}
            {onRetry && (
              <Button look="quiet" onClick={onRetry}>
                {words.faces.retry}
              </Button>
            )}
          </p>
        )
      )}
      {results?.total === 0 && results.isWhole && <p className={styles['progress']}>{searchWords.nothingHint}</p>}
      {results && (results.topics.length > 0 || results.years.length > 0) && (
        <SearchFacets topics={results.topics} years={results.years} />
      )}
      {results && results.entries.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only notes that somebody is here
        <ol className={styles['rows']} onPointerMove={onReach} onPointerDown={onReach} onFocus={onReach}>
          {results.entries.map((found) => (
            <li key={found.entry.article.id}>
              <SearchRow {...found} locale={locale} />
            </li>
          ))}
        </ol>
      )}
      {onMore && (
        <p className={styles['more']}>
          <Button onClick={onMore}>{searchWords.more}</Button>
        </p>
      )}
    </div>
  );
}

function saying(query: string, results: Results | undefined): string {
  if (results === undefined) return searchWords.searching;
  if (results.total === 0) return results.isWhole ? searchWords.nothing(query) : searchWords.nothingYet(query);
  return results.near.length > 0
    ? `${searchWords.found(results.total, query)}. ${searchWords.near(query, results.near.slice(0, 1))}`
    : searchWords.found(results.total, query);
}
