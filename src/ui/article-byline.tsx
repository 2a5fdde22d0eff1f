import type { ReactElement } from 'react';
import type { Article, Author } from '../article/types.ts';
import { formatDay } from '../locale/dates.ts';
import { formatList } from '../locale/numbers.ts';
import { words } from '../locale/words.ts';
import styles from './article-byline.module.css';

type Props = { readonly article: Article; readonly locale: string; readonly short?: boolean };

/** Who wrote it, when, and how long it takes. `short` leaves out the date of change and the links, for lists. */
export function Byline({ article, locale, short = false }: Props): ReactElement | null {
  const { datePublished, dateModified } = article;
  const published = datePublished ? formatDay(datePublished, locale) : '';
  const updated = dateModified && !short ? formatDay(dateModified, locale) : '';
  const minutes = article.extra.minutes;
  const named = article.authors.filter((author) => author.name);
  if (named.length === 0 && !published && !updated && !minutes) return null;
  return (
    <p className={styles['byline']} lang={words.language}>
      {named.length > 0 && <Names authors={named} locale={locale} linked={!short} />}
      {published && <time dateTime={datePublished}>{published}</time>}
      {updated && updated !== published && <time dateTime={dateModified}>{words.article.updated(updated)}</time>}
      {minutes && <span>{words.article.minutes(...minutes)}</span>}
    </p>
  );
}

type NamesProps = { readonly authors: readonly Author[]; readonly locale: string; readonly linked: boolean };

function Names({ authors, locale, linked }: NamesProps): ReactElement {
  const [only] = authors;
  const url = authors.length === 1 && linked ? only?.url : undefined;
  const names = (
    <bdi>
      {formatList(
        authors.flatMap((author) => author.name ?? []),
        locale,
      )}
    </bdi>
  );
  const [before, after] = words.article.by('|').split('|');
  return (
    <span className={styles['names']}>
      {before}
      {url && isWebAddress(url) ? (
        <a href={url} rel="author">
          {names}
        </a>
      ) : (
        names
      )}
      {after}
    </span>
  );
}

const isWebAddress = (url: string) => /^https?:/i.test(url);
