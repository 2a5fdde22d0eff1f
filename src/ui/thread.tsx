import type { ReactElement, ReactNode } from 'react';
import type { SafeHtml } from '../article/types.ts';
import { commentWords } from '../locale/comment-words.ts';
import { formatDay, formatTime } from '../locale/dates.ts';
import { RawHtml } from './raw-html.tsx';
import styles from './thread.module.css';

/** Somebody's comment with those that answer it. */
export type Branch = {
  readonly id: string;
  readonly name: string;
  readonly website?: string;
  readonly date?: string;
  readonly html: SafeHtml;
  readonly answers: readonly Branch[];
};

const { thread: words, language } = commentWords;

/** Answers are set in as deep as this; deeper ones say whom they answer. */
const DEEPEST = 3;

type Props = {
  readonly branches: readonly Branch[];
  readonly count: number;
  readonly hasMore: boolean;
  /** "as they were kept", and what else there is to say. */
  readonly note?: string | undefined;
  /** After the last comment: the way to more. */
  readonly children?: ReactNode;
};

/** The comments under an article. */
export function Thread({ branches, count, hasMore, note, children }: Props): ReactElement {
  return (
    <section className={styles['thread']} aria-labelledby="comments" lang={language} dir="ltr">
      <h2 id="comments">{words.heading(count, hasMore)}</h2>
      {note && <p className={styles['note']}>{note}</p>}
      {branches.length === 0 && !note ? (
        <p className={styles['note']}>{words.none}</p>
      ) : (
        <Answers branches={branches} />
      )}
      {children}
    </section>
  );
}

type AnswersProps = { readonly branches: readonly Branch[]; readonly depth?: number; readonly to?: string };

function Answers({ branches, depth = 0, to }: AnswersProps): ReactElement | null {
  if (branches.length === 0) return null;
  return (
    <ol className={styles['answers']} data-deep={depth > DEEPEST ? '' : undefined}>
      {branches.map((branch) => (
        <li key={branch.id}>
          <One branch={branch} to={depth > DEEPEST ? to : undefined} />
          <Answers branches={branch.answers} depth={depth + 1} to={branch.name || words.nobody} />
        </li>
      ))}
    </ol>
  );
}

function One({ branch, to }: { readonly branch: Branch; readonly to: string | undefined }): ReactElement {
  const { name, website, date, html } = branch;
  const shown = <bdi>{name || words.nobody}</bdi>;
  return (
    <article>
      <p className={styles['by']}>
        <b>
          {website ? (
            <a href={website} rel="nofollow ugc noopener noreferrer">
              {shown}
            </a>
          ) : (
            shown
          )}
        </b>
        {to && (
          <>
            {' '}
            <bdi>{words.replyTo(to)}</bdi>
          </>
        )}
        {date && (
          <>
            {' '}
            <time dateTime={date}>{words.saidOn(formatDay(date, language), formatTime(new Date(date), language))}</time>
          </>
        )}
      </p>
      <div dir="auto" className={styles['text']}>
        <RawHtml html={html} />
      </div>
    </article>
  );
}
