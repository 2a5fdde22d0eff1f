import { useMemo } from 'react';
import { relatedTo } from '../article/related.ts';
import type { Article } from '../article/types.ts';
import type { Suggestion } from '../ui/more-articles.tsx';
import { explainBecause } from './because.ts';
import { useEntries } from './use-marks.ts';

/** What to read after an article, of the headers at hand, each with its reason. */
export function useMore(article: Article, headers: readonly Article[], most = 6): readonly Suggestion[] {
  const entryOf = useEntries();
  const related = useMemo(() => {
    const own = headers.find(({ id }) => id === article.id) ?? article;
    return relatedTo(own, headers, most);
  }, [article, headers, most]);
  return related.map(({ article: other, because }) => ({ entry: entryOf(other), reason: explainBecause(because) }));
}
