import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import styles from './notice.module.css';

type Props = {
  readonly title: string;
  readonly sentences: readonly string[];
  /** A text that stands nowhere else on the page. */
  readonly text?: string | undefined;
  readonly tone?: 'plain' | 'wrong' | undefined;
  /** It answers something that was just done: the keyboard goes there. */
  readonly answer?: boolean | undefined;
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** Says what became of a comment. What changes in it later is read aloud where one is. */
export function Notice({ title, sentences, text, tone = 'plain', answer = false, children }: Props): ReactElement {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) panel.current?.focus();
  }, [answer]);
  return (
    <section ref={panel} tabIndex={-1} aria-label={title} className={styles['notice']} data-tone={tone}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an `output` holds no heading */}
      <div role="status">
        <h3>{title}</h3>
        {sentences.map((sentence) => (
          <p key={sentence}>
            <bdi>{sentence}</bdi>
          </p>
        ))}
      </div>
      {text !== undefined && <blockquote dir="auto">{text}</blockquote>}
      {children && <div className={styles['ways']}>{children}</div>}
    </section>
  );
}

/** A link among the things that can be done. */
export function NoticeLink(props: { readonly href: string; readonly children: ReactNode }): ReactElement {
  return (
    <a className={styles['way']} href={props.href}>
      {props.children}
    </a>
  );
}
