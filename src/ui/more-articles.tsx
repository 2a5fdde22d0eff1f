import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import type { Entry, HeadingLevel, TopicHref } from './entry.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import styles from './more-articles.module.css';
import { Teaser } from './teaser.tsx';

export type Suggestion = { readonly entry: Entry; readonly reason: string };

export type MoreArticlesProps = {
  readonly suggestions: readonly Suggestion[];
  readonly locale: string;
  /** 1 on the page of their own, 2 under an article. */
  readonly level?: 1 | 2;
  /** The page of their own; the heading leads there. */
  readonly href?: string;
  readonly topicHref?: TopicHref;
};

/** What to read next, each with the reason why it is offered. */
export function MoreArticles({ suggestions, level = 2, href, ...rest }: MoreArticlesProps): ReactElement {
  return (
    <section className={styles['more']} data-level={level}>
      <Heading level={level} className={styles['heading']} lang={words.language}>
        {href ? <Link to={href}>{words.article.more}</Link> : words.article.more}
      </Heading>
      {suggestions.length === 0 && <p>{words.article.noMore}</p>}
      <ul className={styles['list']}>
        {suggestions.map(({ entry, reason }) => (
          <li key={entry.article.id}>
            <Teaser entry={entry} reason={reason} level={(level + 1) as HeadingLevel} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  );
}
