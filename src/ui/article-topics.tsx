import type { ReactElement } from 'react';
import { articleWords, language } from '../locale/article-words.ts';
import type { LinkComponent } from './anchor.tsx';
import styles from './article-topics.module.css';
import type { TopicHref } from './entry.ts';

type Props = {
  readonly tags: readonly string[];
  readonly topicHref?: TopicHref | undefined;
  readonly link: LinkComponent;
};

/** What an article is about, each topic a way to more of it. */
export function Topics({ tags, topicHref, link: Link }: Props): ReactElement | null {
  if (tags.length === 0) return null;
  return (
    <div part="topics" className={styles['topics']}>
      <span lang={language}>{articleWords.topics}</span>
      <ul>
        {tags.map((tag) => (
          <li key={tag}>
            <bdi>{topicHref ? <Link to={topicHref(tag)}>{tag}</Link> : tag}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
