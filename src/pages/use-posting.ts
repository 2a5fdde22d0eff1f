import { useMemo, useState } from 'react';
import type { CommentPlace } from '../article/types.ts';
import type { CommentProblem } from '../drafts/comment.ts';
import type { ArticleRef, Fields } from '../drafts/record.ts';
import { addresses } from './addresses.ts';
import { useServices } from './services.tsx';
import { useEdition } from './use-edition.ts';

/** So long the form waits for the answer, in milliseconds; then the comment is on its way by itself. */
const PATIENCE = 5000;

/** Where comments go, by an absolute address; undefined where they go nowhere. */
export function useCommentPlace(): CommentPlace | undefined {
  const { home } = useServices();
  const place = useEdition().data?.edition.comments;
  return useMemo(() => place && { ...place, url: new URL(place.url, home).href }, [place, home]);
}

/** Judging and posting. `posting` is the comment that is on its way while the form waits for it. */
export function usePosting(article: ArticleRef, place: CommentPlace | undefined) {
  const { home, outbox, requestSync } = useServices();
  const [posting, setPosting] = useState<{ readonly id?: string; readonly fields: Fields }>();
  const [answered, setAnswered] = useState<string>();

  const judge = async (fields: Fields): Promise<readonly CommentProblem[]> => {
    // Judging needs a library that reading does not: it comes when somebody posts.
    const { checkComment } = await import('../drafts/comment.ts');
    return checkComment(fields, { requireEmail: place?.requireEmail ?? false });
  };
  /** Resolves when the place has answered, or has let one wait for too long. */
  const post = async (fields: Fields): Promise<readonly CommentProblem[]> => {
    if (outbox === undefined || place === undefined) return judge(fields);
    setPosting({ fields });
    setAnswered(undefined);
    try {
      const page = new URL(addresses.article(article.slug).slice(1), home).href;
      const posted = await outbox.post(article, fields, place, page);
      if ('problems' in posted) return posted.problems;
      setPosting({ id: posted.letter.id, fields });
      await Promise.race([outbox.send(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      setAnswered(posted.letter.id);
      if (outbox.letters().some(({ id, state }) => id === posted.letter.id && state === 'waiting')) requestSync?.();
      return [];
    } finally {
      setPosting(undefined);
    }
  };
  return { posting, answered, post };
}
