import type { ReactElement } from 'react';
import type { ArticleRef } from '../drafts/record.ts';
import { EmbedBox } from '../ui/embed-box.tsx';
import { copyText } from './clipboard.ts';
import { embedCodes } from './embed-codes.ts';
import { useServices } from './services.tsx';
import { Talk } from './talk.tsx';

/** What can be done with an article that has been read: put it into a page of one's own, and answer it. */
export function AfterArticle({ article }: { readonly article: ArticleRef }): ReactElement {
  const { home } = useServices();
  const { preview, ...codes } = embedCodes(home, article.slug, article.title);
  return (
    <>
      {mayBeEmbedded() && <EmbedBox title={article.title} codes={codes} preview={preview} onCopy={copyText} />}
      <Talk article={article} />
    </>
  );
}

/** Publishing without `oembed/` says so in the page. */
const mayBeEmbedded = () => document.documentElement.dataset['embed'] !== 'off';
