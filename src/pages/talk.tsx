import type { ReactElement } from 'react';
import type { ArticleRef } from '../drafts/record.ts';
import { Comment } from './comment.tsx';
import { Comments } from './comments.tsx';
import { useCommentPlace } from './use-posting.ts';

/** Below an article: what others have said, and the form. */
export function Talk({ article }: { readonly article: ArticleRef }): ReactElement {
  const place = useCommentPlace();
  return (
    <>
      {place && <Comments article={article} place={place} />}
      <Comment article={article} />
    </>
  );
}
