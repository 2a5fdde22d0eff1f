import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { absolute } from '../article/address.ts';
import { embedWords } from '../locale/article-words.ts';
import { type Look, Shown } from './article.tsx';
import { Failed } from './failed.tsx';
import { findArticle } from './found-article.ts';
import { articleIn, loadBundle } from './load-article.ts';
import type { FoundArticle } from './place.ts';

export type ArticleFromProps = Look & {
  /** Address of an article's page, its pointer (`oembed/<slug>.json`) or a bundle; relative ones mean the page. */
  readonly src: string;
  /** Which item of a bundle to show, by its id; the first where it is left out. */
  readonly id?: string;
  /** Stands there until the article has come; on a server this is all that is rendered. */
  readonly children?: ReactNode;
  /** Called when the article stands there. */
  readonly onLoad?: () => void;
  /** Called with why the article cannot be had: an error whose `name` says what happened. */
  readonly onError?: (error: unknown) => void;
};

type Came = { readonly src: string; readonly found?: FoundArticle; readonly error?: unknown };

/** Loads an article and shows it; when it cannot be had, a sentence and a link to the original. */
export function ArticleFrom({ src, id, children, onLoad, onError, ...look }: ArticleFromProps): ReactElement {
  const [came, setCame] = useState<Came>();
  useEffect(() => {
    let left = false;
    loadBundle(absolute(src, document.baseURI) ?? src)
      .then((loaded) => articleIn(loaded, (bundle, address) => findArticle(bundle, address, id)))
      .then(
        (found) => {
          if (left) return;
          setCame({ src, found });
          onLoad?.();
        },
        (error: unknown) => {
          if (left) return;
          setCame({ src, error });
          onError?.(error);
        },
      );
    return () => {
      left = true;
    };
    // A host may write its handlers anew at each rendering; only another address loads again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [src, id]);
  const now = came?.src === src ? came : undefined;
  if (now?.found) return <Shown found={now.found} src={src} {...look} />;
  if (now?.error !== undefined) return <Failed error={now.error} src={src} />;
  return <>{children ?? <p role="status">{embedWords.waiting}</p>}</>;
}
