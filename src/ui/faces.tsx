import type { ReactElement, ReactNode } from 'react';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import type { HeadingLevel } from './entry.ts';
import styles from './faces.module.css';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';

/** The one thing to do: an address to go to or something to try. */
export type Way =
  | { readonly label: string; readonly href: string }
  | { readonly label: string; readonly onClick: () => void };

export type FaceProps = {
  readonly title?: string;
  readonly sentence: string;
  readonly way?: Way;
  /** 1 when the face is the whole page. */
  readonly level?: HeadingLevel;
  readonly children?: ReactNode;
};

/** Nothing is here, and that is no fault. */
export function Empty(props: FaceProps): ReactElement {
  return <Face {...props} />;
}

/** Something went wrong: what, in a sentence, and one thing to do. */
export function Failed(props: FaceProps): ReactElement {
  return (
    <div role="alert">
      <Face {...props} />
    </div>
  );
}

/** No such page, or no such article. */
export function NotFound(props: { readonly what: 'page' | 'article'; readonly home: string }): ReactElement {
  const page = props.what === 'page';
  return (
    <Face
      level={1}
      title={page ? words.faces.pageNotFound : words.article.notFound}
      sentence={page ? words.faces.pageNotFoundSentence : words.article.notFoundSentence}
      way={{ label: words.faces.home, href: props.home }}
    />
  );
}

function Face({ title, sentence, way, level = 2, children }: FaceProps): ReactElement {
  return (
    <div className={styles['face']} lang={words.language} dir="ltr">
      {title && <Heading level={level}>{title}</Heading>}
      <p>{sentence}</p>
      {way && (
        <p>
          {'href' in way ? <Link to={way.href}>{way.label}</Link> : <Button onClick={way.onClick}>{way.label}</Button>}
        </p>
      )}
      {children}
    </div>
  );
}
