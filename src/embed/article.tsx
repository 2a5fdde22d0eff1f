import { type ReactElement, useEffect, useId, useMemo, useState } from 'react';
import { ID_PREFIX } from '../article/allow-list.ts';
import type { SafeHtml } from '../article/types.ts';
import { BadBundle } from '../data/failures.ts';
import { loadSanitizer, type Sanitize, sanitizerNow } from '../data/sanitize.ts';
import { trustedHtml } from '../data/trusted.ts';
import { language } from '../locale/article-words.ts';
import type { HeadingLevel } from '../ui/entry.ts';
import { setTrustedHtml } from '../ui/raw-html.tsx';
import { Failed } from './failed.tsx';
import { findArticle } from './found-article.ts';
import { cleanText, type FoundArticle, type HostPage } from './place.ts';
import { Shown as View } from './shown.tsx';

export type ArticleProps = Look & {
  /** A JSON Feed document (1.0, 1.1, with or without Carrel's additions), as parsed. Anything else shows a sentence. */
  readonly bundle: unknown;
  /**
   * Absolute address the bundle came from: relative addresses in it mean this, and pictures may come from its origin.
   * Without it pictures become links.
   */
  readonly address?: string;
  /** Which item to show, by its id; the first where it is left out. */
  readonly id?: string;
};

/** How an article is set into the host's page. */
export type Look = {
  /** Level of the headline, 1 to 6, from which headings in the text follow; 2 where it is left out. */
  readonly headingLevel?: HeadingLevel;
  /** BCP 47, for dates; English where it is left out. */
  readonly locale?: string;
};

/**
 * An article out of a bundle, cleaned to the allow-list whatever the bundle holds. Pure: it loads nothing, but that a
 * browser without `setHTML` gets DOMPurify first. Renders on a server too.
 */
export function Article({ bundle, address, id, ...look }: ArticleProps): ReactElement {
  const found = useMemo(() => findArticle(bundle, address, id), [bundle, address, id]);
  if (found.article === undefined) return <Failed error={new BadBundle(address ?? '', found.problems)} />;
  return <Shown found={found} {...look} />;
}

/** Under a host's policy React needs a `TrustedHTML`; without one this hands back the text. */
setTrustedHtml(trustedHtml);

type ShownProps = Look & { readonly found: FoundArticle; readonly src?: string };

/** An article that was found; `src` is where a reader may find it, should its text not be cleaned here. */
export function Shown({ found, src, headingLevel = 2, locale = language }: ShownProps): ReactElement {
  const { article } = found;
  const sanitize = useSanitizer();
  const ids = `${ID_PREFIX}${useId().replace(/\W|_/g, '')}-`;
  // Cleaning takes a few ms, and hosts render often.
  const { html, error } = useMemo(
    () => cleanOr(found, sanitize, { headline: headingLevel, ids }),
    [found, sanitize, headingLevel, ids],
  );
  if (error !== undefined) return <Failed error={error} src={src ?? article.url} />;
  return <View article={article} html={html} headingLevel={headingLevel} locale={locale} />;
}

type Cleaned = { readonly html?: SafeHtml; readonly error?: unknown };

/** Never throws: a host whose policy forbids ours gets a sentence, and not a page that React has emptied. */
function cleanOr(found: FoundArticle, sanitize: Sanitize | undefined, host: HostPage): Cleaned {
  if (sanitize === undefined) return {};
  try {
    trustedHtml('');
    return { html: cleanText(found, sanitize, host) };
  } catch (error) {
    return { error };
  }
}

function useSanitizer(): Sanitize | undefined {
  const [sanitize, setSanitize] = useState<Sanitize | undefined>(() => sanitizerNow());
  useEffect(() => {
    if (sanitize === undefined) void loadSanitizer().then((loaded) => setSanitize(() => loaded));
  }, [sanitize]);
  return sanitize;
}
