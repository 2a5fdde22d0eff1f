import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { absolute } from '../article/address.ts';
import { explain } from '../data/errors.ts';
import type { Loaded } from '../data/load.ts';
import { words } from '../locale/words.ts';
import { Article, type ArticleProps } from './article.tsx';
import { loadBundle } from './load-bundle.ts';

export type ArticleFromProps = Omit<ArticleProps, 'bundle' | 'address'> & {
  /** Address of an article's page, its pointer (`oembed/<slug>.json`) or a bundle; relative ones mean the page. */
  readonly src: string;
  /** Stands there until the article has come; on a server this is all that is rendered. */
  readonly children?: ReactNode;
  readonly onLoad?: () => void;
  readonly onError?: (error: unknown) => void;
};

type Came = { readonly src: string; readonly loaded?: Loaded; readonly error?: unknown };

/** Loads an article and shows it; when it cannot be had, a sentence and a link to the original. */
export function ArticleFrom({ src, children, onLoad, onError, ...rest }: ArticleFromProps): ReactElement {
  const [came, setCame] = useState<Came>();
  useEffect(() => {
    const leaving = new AbortController();
    loadBundle(absolute(src, location.href) ?? src, leaving.signal).then(
      (loaded) => {
        setCame({ src, loaded });
        onLoad?.();
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        setCame({ src, error });
        onError?.(error);
      },
    );
    return () => leaving.abort();
    // A host may write its handlers anew at each rendering; only another address loads again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [src]);
  const now = came?.src === src ? came : undefined;
  if (now?.loaded) return <Article bundle={now.loaded.value} address={now.loaded.address} {...rest} />;
  if (now?.error !== undefined) return <Failed error={now.error} src={src} />;
  return <>{children ?? <p role="status">{words.faces.waiting}</p>}</>;
}

function Failed({ error, src }: { readonly error: unknown; readonly src: string }): ReactElement {
  const { heading, sentence } = explain(error, 'article');
  return (
    <div role="alert">
      <p>
        <strong>{heading}.</strong> {sentence}
      </p>
      {/^(?:https?:)?\/\/|^[./]/.test(src) && (
        <p>
          <a href={src}>{words.article.elsewhere}</a>
        </p>
      )}
    </div>
  );
}
