import type { ReactElement, ReactNode } from 'react';
import { isWeb } from '../article/address.ts';
import type { Article, Author } from '../article/types.ts';
import { articleWords, language } from '../locale/article-words.ts';
import { formatDay } from '../locale/dates.ts';
import { formatList } from '../locale/numbers.ts';
import { words } from '../locale/words.ts';
import styles from './article-byline.module.css';
import type { Marks } from './entry.ts';
import { languageOf } from './headline.ts';

type Props = { readonly article: Article; readonly locale: string };

/** Who wrote the article, when, when it was changed, and how long it takes. */
export function Byline({ article, locale }: Props): ReactElement {
  const { datePublished = '', dateModified = '' } = article;
  const published = formatDay(datePublished, locale);
  const updated = formatDay(dateModified, locale);
  return (
    <Line article={article}>
      <Names authors={article.authors} locale={locale} linked />
      <Day iso={datePublished}>{published}</Day>
      <Day iso={dateModified}>{updated && updated !== published && articleWords.updated(updated)}</Day>
      <Minutes article={article} />
    </Line>
  );
}

const MARKS = ['saved', 'draft', 'waiting', 'refused', 'kept', 'read', 'changed'] as const;

/** The same in a list: shorter, and with what this device knows about the article, in words. */
export function ShortByline({ article, locale, marks }: Props & { readonly marks: Marks | undefined }): ReactElement {
  const { datePublished = '' } = article;
  return (
    <Line article={article}>
      <Names authors={article.authors} locale={locale} />
      <Day iso={datePublished}>{formatDay(datePublished, locale, 'medium')}</Day>
      <Minutes article={article} />
      {MARKS.filter((mark) => marks?.[mark]).map((mark) => (
        <li key={mark} className={styles['mark']}>
          {words.marks[mark]}
        </li>
      ))}
    </Line>
  );
}

/** The line is in the language of the screen, and flush with the text it belongs to. */
function Line({ article, children }: { readonly article: Article; readonly children: ReactNode }): ReactElement {
  return (
    <ul className={styles['byline']} lang={language} dir="ltr" data-flush={languageOf(article).dir}>
      {children}
    </ul>
  );
}

function Day({ iso, children }: { readonly iso: string; readonly children: ReactNode }): ReactElement | null {
  if (!children) return null;
  return (
    <li>
      <time dateTime={iso}>{children}</time>
    </li>
  );
}

function Minutes({ article }: { readonly article: Article }): ReactElement | null {
  const { minutes } = article.extra;
  return minutes ? <li>{articleWords.minutes(...minutes)}</li> : null;
}

type NamesProps = { readonly authors: readonly Author[]; readonly locale: string; readonly linked?: boolean };

function Names({ authors, locale, linked = false }: NamesProps): ReactElement | null {
  const list = authors.flatMap(({ name }) => name || []);
  if (list.length === 0) return null;
  const url = linked && authors.length === 1 ? authors[0]?.url : undefined;
  const named = <bdi>{formatList(list, locale)}</bdi>;
  const [before, after] = articleWords.by('|').split('|');
  return (
    <li className={styles['names']}>
      {before}
      {url && isWeb(url) ? (
        <a href={url} rel="author">
          {named}
        </a>
      ) : (
        named
      )}
      {after}
    </li>
  );
}
