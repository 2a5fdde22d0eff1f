import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { CommentPlace } from '../article/types.ts';
import { commentsQuery } from '../data/comments.ts';
import type { ArticleRef } from '../drafts/record.ts';
import { commentWords } from '../locale/comment-words.ts';
import { formatDay } from '../locale/dates.ts';
import { Button } from '../ui/button.tsx';
import { Status } from '../ui/status.tsx';
import { Thread } from '../ui/thread.tsx';
import { branchesOf } from './branches.ts';
import { useServices } from './services.tsx';
import { useLettersOn } from './use-letters.ts';

const { thread: words, language } = commentWords;

type Props = { readonly article: ArticleRef; readonly place: CommentPlace };

/** What others have said about an article; fetched when one comes near. */
export function Comments({ article, place }: Props): ReactElement {
  const services = useServices();
  const [root, near] = useNear();
  const query = useInfiniteQuery({ ...commentsQuery(services, place, article), enabled: near });
  const remarks = useMemo(() => query.data?.pages.flatMap((page) => page.remarks) ?? [], [query.data]);
  const branches = useMemo(() => branchesOf(remarks), [remarks]);
  const keptAt = query.data?.pages[0]?.keptAt;
  const { refetch } = query;
  const published = useLettersOn(article.id).filter(({ state, held }) => state === 'sent' && !held).length;
  // What was sent just now stands there too.
  useEffect(() => {
    if (published > 0 && near) void refetch();
  }, [published, near, refetch]);

  if (query.data === undefined)
    return (
      <div ref={root} lang={language}>
        <Status>{query.error ? words.failed : near ? words.waiting : ''}</Status>
        {query.error && <Button onClick={() => void refetch()}>{words.retry}</Button>}
      </div>
    );
  return (
    <Thread
      branches={branches}
      count={remarks.length}
      hasMore={query.hasNextPage}
      note={keptAt && words.kept(formatDay(keptAt, language))}
    >
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} aria-disabled={query.isFetchingNextPage}>
          {query.isFetchingNextPage ? words.fetching : words.more}
        </Button>
      )}
      {query.isFetchNextPageError && <Status>{words.failed}</Status>}
    </Thread>
  );
}

/** True once the place where it stands is less than two screens away. */
function useNear() {
  const root = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(() => !('IntersectionObserver' in globalThis));
  useEffect(() => {
    if (root.current === null || near) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: '200%' },
    );
    observer.observe(root.current);
    return () => observer.disconnect();
  }, [near]);
  return [root, near] as const;
}
