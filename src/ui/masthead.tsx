import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import styles from './masthead.module.css';

const PLACES = ['saved', 'search', 'subscribe', 'offline', 'drafts', 'settings'] as const;
export type PlaceName = (typeof PLACES)[number];

export type MastheadProps = {
  /** The site's title, a link to `home`. */
  readonly title: string;
  readonly home: string;
  readonly places: Readonly<Record<PlaceName, string>>;
  readonly current?: PlaceName | 'home' | undefined;
  /** On the front page the title is the page's `h1` and set large. */
  readonly front?: boolean;
  /** "Friday, October 7, 2022"; while it is unknown its place stays empty and of its size. */
  readonly today?: string | undefined;
  /** What has been written and is not sent: so many articles. */
  readonly unsent?: number;
};

/** Title, date and the ways to the other pages. */
export function Masthead(props: MastheadProps): ReactElement {
  const { title, home, front = false, today, current, unsent = 0 } = props;
  const name = (
    <Link to={home} aria-current={current === 'home' ? 'page' : undefined}>
      <bdi>{title}</bdi>
    </Link>
  );
  return (
    <header className={styles['masthead']} data-front={front ? '' : undefined}>
      {front ? (
        <Heading level={1} className={styles['title']} data-length={title.length > 16 ? 'long' : undefined}>
          {name}
        </Heading>
      ) : (
        <p className={styles['title']}>{name}</p>
      )}
      <p className={styles['today']}>
        <bdi>{today ?? '\u00a0'}</bdi>
      </p>
      <nav className={styles['places']} aria-label={words.frame.sections} lang={words.language}>
        <ul>
          {PLACES.map((place) => (
            <li key={place}>
              <Link
                to={props.places[place]}
                aria-current={current === place ? 'page' : undefined}
                {...(place === 'drafts' && unsent > 0 && { 'aria-describedby': 'unsent', 'data-count': unsent })}
              >
                {words.frame[place]}
              </Link>
              {place === 'drafts' && unsent > 0 && (
                <span id="unsent" hidden>
                  {words.frame.unsent(unsent)}
                </span>
              )}
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
