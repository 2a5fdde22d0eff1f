import { type ReactElement, useEffect, useState } from 'react';
import { checkBundle } from '../article/check.ts';
import { withOwnPictures } from '../article/pictures.ts';
import { textToHtml } from '../article/text.ts';
import type { Article as ArticleData, SafeHtml } from '../article/types.ts';
import { loadSanitizer, type Sanitize, sanitizerNow } from '../data/sanitize.ts';
import { words } from '../locale/words.ts';
import { Article as ArticleView } from '../ui/article.tsx';
import type { HeadingLevel } from '../ui/entry.ts';

export type ArticleProps = {
  /** A JSON Feed document (1.0, 1.1, with or without Carrel's additions), as parsed. Anything else shows a sentence. */
  readonly bundle: unknown;
  /** Absolute address the bundle came from; relative addresses in it mean this. */
  readonly address?: string;
  /** Which item to show, by its id; the first where it is left out. */
  readonly id?: string;
  /** Level of the headline, 1 to 6; 2 where it is left out, as most hosts have a heading of their own. */
  readonly headingLevel?: HeadingLevel;
  /** BCP 47, for dates; English where it is left out. */
  readonly locale?: string;
};

/**
 * An article out of a bundle, cleaned to the allow-list whatever the bundle holds. Pure: it loads nothing, but that a
 * browser without `setHTML` gets DOMPurify first. Renders on a server too.
 */
export function Article({
  bundle,
  address = NOWHERE,
  id,
  headingLevel = 2,
  locale = words.language,
}: ArticleProps): ReactElement {
  const sanitize = useSanitizer();
  const article = findArticle(bundle, address, id);
  if (article === undefined) return <p role="alert">{words.errors.badBundle.sentence}</p>;
  const html = sanitize && cleaned(article, address, sanitize);
  return (
    <ArticleView
      article={withOwnPictures(article, placeOf(address))}
      html={html}
      headingLevel={headingLevel}
      locale={locale}
    />
  );
}

const NOWHERE = 'https://nowhere.invalid/';

function findArticle(bundle: unknown, address: string, id: string | undefined): ArticleData | undefined {
  const items = checkBundle(bundle, address).feed?.items;
  return id === undefined ? items?.[0] : items?.find((item) => item.id === id);
}

function cleaned(article: ArticleData, address: string, sanitize: Sanitize): SafeHtml {
  return sanitize(article.contentHtml ?? textToHtml(article.contentText ?? ''), placeOf(address));
}

/** Pictures may come from where the bundle came from; everything foreign to it becomes a link. */
function placeOf(address: string) {
  const here = typeof location === 'undefined' ? NOWHERE : location.href;
  return { base: address, here: here.startsWith('http') ? here : NOWHERE, pictures: [new URL(address).origin] };
}

function useSanitizer(): Sanitize | undefined {
  const [sanitize, setSanitize] = useState<Sanitize | undefined>(() => sanitizerNow());
  useEffect(() => {
    if (sanitize === undefined) void loadSanitizer().then((loaded) => setSanitize(() => loaded));
  }, [sanitize]);
  return sanitize;
}
