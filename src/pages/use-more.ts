import { useMemo } from 'react';
import { relatedTo } from '../article/related.ts';
import type { Article } from '../article/types.ts';
import type { Suggestion } from '../ui/more-articles.tsx';
import { explainBecause } from './because.ts';
import { useFeed } from './use-edition.ts';
import { useEntries } from './use-marks.ts';

/** What to read after an article, each with its reason. */
export function useMore(article: Article | undefined, most = 6): readonly Suggestion[] {
  const { articles } = useFeed();
  const entryOf = useEntries();
  const related = useMemo(
    () => (article === undefined ? [] : relatedTo(article, articles, most)),
    [article, articles, most],
  );
  return related.map(({ article: other, because }) => ({ entry: entryOf(other), reason: explainBecause(because) }));
}
