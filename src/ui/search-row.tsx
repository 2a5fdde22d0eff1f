import type { ReactElement } from 'react';
import { ShortByline } from './article-byline.tsx';
import { Heading } from './heading.tsx';
import { headlineOf, languageOf } from './headline.ts';
import { Link } from './link.tsx';
import { Marked } from './marked.tsx';
import type { FoundEntry } from './search-results.tsx';
import styles from './search-row.module.css';

/** An article among the results: its headline, the place where the words stand, and the byline. */
export function SearchRow(props: FoundEntry & { readonly locale: string }): ReactElement {
  const { entry, title, text, found, locale } = props;
  const { article, href, marks } = entry;
  return (
    <article
      className={styles['row']}
      data-place={article.id}
      data-read={marks?.read ? '' : undefined}
      {...languageOf(article)}
    >
      <Heading level={2} className={styles['headline']}>
        <Link to={href}>
          <Marked text={headlineOf(article)} ranges={title} />
        </Link>
      </Heading>
      {text && (
        <p className={styles['text']}>
          <Marked text={text} ranges={found} />
        </p>
      )}
      <ShortByline article={article} locale={locale} marks={marks} />
    </article>
  );
}
