import type { ReactElement } from 'react';
import { isWeb } from '../article/address.ts';
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

/** By name, so that the face brings no class along. Where the host's policy on Trusted Types does not name ours, making it throws a TypeError. */
const SENTENCES: Readonly<Record<string, string>> = {
  NotFound: `${articleWords.notFound}. ${articleWords.notFoundSentence}`,
  BadBundle: embedWords.broken,
  NotJson: embedWords.broken,
  WrongHash: embedWords.changed,
  TypeError: embedWords.refused,
};

function sentenceFor(error: unknown): string {
  return SENTENCES[(error as Error | undefined)?.name ?? ''] ?? embedWords.unreachable;
}
