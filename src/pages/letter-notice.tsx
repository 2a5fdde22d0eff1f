import { type ReactElement, useState } from 'react';
import type { Letter } from '../drafts/letter.ts';
import { commentWords } from '../locale/comment-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice, NoticeLink } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import { copyText } from './clipboard.ts';
import { letterWords } from './letter-words.ts';
import { mailComment } from './mail.ts';
import { useServices } from './services.tsx';

type Props = {
  readonly letter: Letter;
  /** Its text stands in the form already. */
  readonly inForm: boolean;
  readonly answer: boolean;
  readonly contact: string | undefined;
  /** Puts its text into the form. */
  readonly onEdit: () => void;
  readonly onDiscard: () => void;
};

const { letter: words } = commentWords;

/** What became of one comment, and what can be done with it. */
export function LetterNotice({ letter, inForm, answer, contact, onEdit, onDiscard }: Props): ReactElement {
  const { outbox } = useServices();
  const { state, claim, unsure, article, fields } = letter;
  const { title, sentences } = letterWords(letter, outbox?.keeps(letter.id) ?? false);
  const waits = state === 'waiting' && claim === undefined;
  const paused = letter.after !== undefined && letter.reason !== 'fault';
  const hints = [
    ...(waits && unsure ? [words.unsureEdit] : []),
    ...(state === 'refused' && inForm ? [words.textIntact] : []),
  ];
  return (
    <Notice
      title={title}
      sentences={[...sentences, ...hints]}
      text={state === 'sent' || inForm ? undefined : fields.comment}
      tone={state === 'refused' && letter.reason !== 'withdrawn' ? 'wrong' : 'plain'}
      answer={answer}
    >
      {waits && (
        <>
          <Button onClick={onEdit}>{words.edit}</Button>
          {!paused && <Button onClick={() => void outbox?.hurry(letter.id)}>{words.now}</Button>}
          <Button onClick={onDiscard}>{words.withdraw}</Button>
        </>
      )}
      {state === 'refused' && (
        <>
          {!inForm && <Button onClick={onEdit}>{words.intoForm}</Button>}
          <CopyButton text={fields.comment} />
          <NoticeLink href={mailComment(contact, article.title, fields)}>{commentWords.email}</NoticeLink>
          {!inForm && <Button onClick={onDiscard}>{words.discard}</Button>}
        </>
      )}
    </Notice>
  );
}

/** Copies, and says whether it could. */
export function CopyButton({ text }: { readonly text: string }): ReactElement {
  const [said, say] = useState('');
  const copy = async () => say((await copyText(text)) ? commentWords.copied : commentWords.copyFailed);
  return (
    <>
      <Button onClick={() => void copy()}>{commentWords.copy}</Button>
      <Status>{said}</Status>
    </>
  );
}
