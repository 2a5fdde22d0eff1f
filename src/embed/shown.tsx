import type { ReactElement } from 'react';
import type { Article as ArticleData, SafeHtml } from '../article/types.ts';
import { embedWords, language } from '../locale/article-words.ts';
import { Article } from '../ui/article.tsx';
import type { HeadingLevel } from '../ui/entry.ts';

type Props = {
  readonly article: ArticleData;
  /** The cleaned text; undefined while there is nothing yet that could clean it. */
  readonly html: SafeHtml | undefined;
  readonly headingLevel: HeadingLevel;
  readonly locale: string;
};

/** An article in someone else's page, the same from React and from the element; one without a text says so. */
export function Shown({ html, ...rest }: Props): ReactElement {
  return (
    <Article {...rest} html={html || undefined}>
      {html === '' && (
        <p part="empty" lang={language} dir="ltr">
          {embedWords.empty}
        </p>
      )}
    </Article>
  );
}
