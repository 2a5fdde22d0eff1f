import { type ReactElement, version } from 'react';
import type { Article } from '../article/types.ts';
import styles from './article-picture.module.css';

/** React 18, which a host may have, knows the attribute only as the browser writes it. */
const FIRST = Number.parseInt(version, 10) < 19 ? { fetchpriority: 'high' } : { fetchPriority: 'high' as const };

/** The picture at the head of an article, with its caption. Its size is reserved before it arrives. */
export function LeadPicture({ article }: { readonly article: Article }): ReactElement | null {
  const src = article.bannerImage ?? article.image;
  if (!src) return null;
  const { width, height, alt, caption } = article.extra.picture ?? {};
  return (
    <figure part="picture" className={styles['figure']}>
      <img src={src} width={width} height={height} alt={alt ?? ''} decoding="async" {...FIRST} />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
