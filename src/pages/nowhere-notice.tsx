import type { ReactElement } from 'react';
import type { Fields } from '../drafts/record.ts';
import { commentWords } from '../locale/comment-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice, NoticeLink } from '../ui/notice.tsx';
import { CopyButton } from './letter-notice.tsx';
import { mailComment } from './mail.ts';

type Props = {
  readonly title: string;
  readonly fields: Fields;
  readonly contact: string | undefined;
  readonly kept: boolean;
};

/** There is no place to post to: says so, and what else can be done with the text. */
export function NowhereNotice({ title, fields, contact, kept }: Props): ReactElement {
  const subject = commentWords.subject(title);
  return (
    <Notice
      title={commentWords.nowhere}
      sentences={[kept ? commentWords.nowhereSentence : commentWords.nowhereLost]}
      answer
    >
      <CopyButton text={fields.comment} />
      <NoticeLink href={mailComment(contact, title, fields)}>{commentWords.email}</NoticeLink>
      {typeof navigator.share === 'function' && (
        <Button onClick={() => void share(subject, fields.comment)}>{commentWords.share}</Button>
      )}
    </Notice>
  );
}

/** Who closes the sheet again has not shared, and knows it. */
async function share(title: string, text: string): Promise<void> {
  await navigator.share({ title, text }).catch(() => {});
}
