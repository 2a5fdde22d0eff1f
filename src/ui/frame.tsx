import type { ReactElement, ReactNode } from 'react';
import { words } from '../locale/words.ts';
import styles from './frame.module.css';
import { Link } from './link.tsx';
import { Masthead, type MastheadProps } from './masthead.tsx';
import { Status } from './status.tsx';

export type FooterLink = { readonly href: string; readonly label: string };

export type FrameProps = MastheadProps & {
  /** "Ready to read offline" or another lasting state; empty when there is nothing to say. */
  readonly status?: ReactNode;
  /** A quiet line above the text: the offer of an update. */
  readonly offer?: ReactNode;
  readonly footer?: readonly FooterLink[];
  /** Said aloud after a change of route. */
  readonly announcement?: string;
  readonly children: ReactNode;
};

/** What stands around every page: skip link, masthead, main, footer and the voice that announces a new page. */
export function Frame({ children, status, offer, footer = [], announcement, ...masthead }: FrameProps): ReactElement {
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#main">
        {words.frame.skip}
      </a>
      <Masthead {...masthead} />
      <Status className={styles['offer']}>{offer}</Status>
      <main id="main" tabIndex={-1} className={styles['main']}>
        {children}
      </main>
      <footer className={styles['footer']} lang={words.language}>
        <Status className={styles['status']}>
          <bdi>{status}</bdi>
        </Status>
        {footer.length > 0 && (
          <ul>
            {footer.map(({ href, label }) => (
              <li key={href}>
                <Link to={href}>{label}</Link>
              </li>
            ))}
          </ul>
        )}
      </footer>
      <p className="unseen" aria-live="assertive" data-announcer="">
        {announcement}
      </p>
    </div>
  );
}
