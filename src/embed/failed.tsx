import type { ReactElement } from 'react';
import { isWeb } from '../article/address.ts';
import { BadBundle, NotFound, NotJson } from '../data/failures.ts';
import { articleWords, embedWords, language } from '../locale/article-words.ts';
import { pageOf } from './load-article.ts';

type Props = {
  readonly error: unknown;
  /** Address that was asked for; a link to the article's page is made of it. */
  readonly src?: string | undefined;
};

/** In place of an article that cannot be shown: why, and the way to the original. */
export function Failed({ error, src = '' }: Props): ReactElement {
  return (
    <div role="alert" part="failed" lang={language} dir="ltr">
      <p>{sentenceFor(error)}</p>
      {isWeb(src) && (
        <p>
          <a href={pageOf(src)}>{articleWords.elsewhere}</a>
        </p>
      )}
    </div>
  );
}

function sentenceFor(error: unknown): string {
  if (error instanceof NotFound) return `${articleWords.notFound}. ${articleWords.notFoundSentence}`;
  if (error instanceof BadBundle || error instanceof NotJson) return embedWords.broken;
  // Where the host's policy on Trusted Types does not name ours, making it throws this.
  return error instanceof TypeError ? embedWords.refused : embedWords.unreachable;
}
