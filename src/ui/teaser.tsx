import type { ReactElement, ReactNode } from 'react';
import { ShortByline } from './article-byline.tsx';
import type { Entry, HeadingLevel, TopicHref } from './entry.ts';
import { Heading } from './heading.tsx';
import { headlineOf, languageOf } from './headline.ts';
import { lengthOf } from './headline-length.ts';
import { Link } from './link.tsx';
import styles from './teaser.module.css';

export type TeaserProps = {
  readonly entry: Entry;
  readonly locale: string;
  readonly rank?: 'lead' | 'second' | 'row';
  readonly level?: HeadingLevel;
  readonly topicHref?: TopicHref | undefined;
  /** Why it stands here. */
  readonly reason?: string;
  readonly children?: ReactNode;
};

/** An article in a list: topic, headline, standfirst, byline and picture, in the loudness of its rank. */
export function Teaser(props: TeaserProps): ReactElement {
  const { entry, locale, rank = 'row', level = 2, reason } = props;
  const { article, marks } = entry;
  const headline = headlineOf(article);
  return (
    <article
      className={`${styles['teaser']} ${styles[rank]}`}
      data-place={article.id}
      data-read={marks?.read ? '' : undefined}
    >
      <div className={styles['text']} {...languageOf(article)}>
        <TeaserTopic {...props} />
        <Heading level={level} className={styles['headline']} data-length={lengthOf(headline)}>
          <Link to={entry.href}>{headline}</Link>
        </Heading>
        {reason && <p className={styles['reason']}>{reason}</p>}
        {article.title && article.summary && <p className={styles['standfirst']}>{article.summary}</p>}
        <ShortByline article={article} locale={locale} marks={marks} />
        {props.children}
      </div>
      <TeaserPicture entry={entry} rank={rank} />
    </article>
  );
}

function TeaserTopic({ entry, topicHref }: TeaserProps): ReactElement | null {
  const [topic] = entry.article.tags;
  if (!topic) return null;
  return (
    <p className={styles['topic']}>
      <bdi>{topicHref ? <Link to={topicHref(topic)}>{topic}</Link> : topic}</bdi>
    </p>
  );
}

/** Pixels across of the smallest size that publishing makes; the one in `image` has twice as many. */
const SMALL = 480;
/** The second rank has columns on a desk, and squares as rows have them on a phone. */
const WIDTHS = '(min-width: 44rem) 22rem, 5.5rem';

function TeaserPicture({ entry, rank }: { readonly entry: Entry; readonly rank: string }): ReactElement | null {
  const { image, extra } = entry.article;
  if (!image) return null;
  const lead = rank === 'lead';
  const small = extra.picture?.small ?? image;
  return (
    <Link to={entry.href} className={styles['picture']} tabIndex={-1} aria-hidden="true">
      <img
        src={rank === 'row' ? small : image}
        srcSet={rank === 'second' && small !== image ? `${small} ${SMALL}w, ${image} ${2 * SMALL}w` : undefined}
        sizes={rank === 'second' && small !== image ? WIDTHS : undefined}
        alt=""
        width={extra.picture?.width}
        height={extra.picture?.height}
        decoding="async"
        loading={lead ? 'eager' : 'lazy'}
        fetchPriority={lead ? 'high' : undefined}
      />
    </Link>
  );
}
