import { type ReactElement, version } from 'react';
import type { Article } from '../article/types.ts';
import styles from './article-picture.module.css';
import type { HeadingLevel } from './entry.ts';

const LATER = { loading: 'lazy' as const };
/** React 18, which a host may have, knows the attribute only as the browser writes it. */
const FIRST = Number.parseInt(version, 10) < 19 ? { fetchpriority: 'high' } : { fetchPriority: 'high' as const };

type Props = { readonly article: Article; readonly headingLevel?: HeadingLevel | undefined };

/**
 * The picture at the head of an article, with its caption. Its size is reserved before it arrives. Where the headline is
 * not the first of its page, the article is one thing of several there, and its picture waits until it is near.
 */
export function LeadPicture({ article, headingLevel = 1 }: Props): ReactElement | null {
  const src = article.bannerImage ?? article.image;
  if (!src) return null;
  const { width, height, alt, caption } = article.extra.picture ?? {};
  return (
    <figure part="picture" className={styles['figure']}>
      <img
        src={src}
        width={width}
        height={height}
        alt={alt ?? ''}
        decoding="async"
        {...(headingLevel > 1 ? LATER : FIRST)}
      />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
