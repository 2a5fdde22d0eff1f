import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { Article } from '../article/types.ts';
import { explain } from '../data/errors.ts';
import { pinnedQuery } from '../data/queries.ts';
import { quietly } from '../data/services.ts';
import { words } from '../locale/words.ts';
import { ArticleTools } from '../ui/article-tools.tsx';
import { headlineOf } from '../ui/headline.ts';
import { copyText } from './clipboard.ts';
import { useServices } from './services.tsx';
import { slugOf } from './slug-of.ts';
import { useEntries } from './use-marks.ts';
import { useSettings } from './use-settings.ts';

// Behind a button that few press on a first visit.
const ThemeChoice = lazy(async () => ({ default: (await import('../ui/type-settings.tsx')).ThemeChoice }));
const TextSizeChoice = lazy(async () => ({ default: (await import('../ui/type-settings.tsx')).TextSizeChoice }));

type Props = {
  readonly article: Article;
  /** Of the bundle; absent until it is here. */
  readonly address: string | undefined;
};

/** Save, keep, share and type; and whether the article is on this device. */
export function Tools({ article, address }: Props): ReactElement {
  const services = useServices();
  const { library } = services;
  const { marks } = useEntries()(article);
  const pinned = useQuery(pinnedQuery(services)).data?.has(article.id);
  const [keeping, setKeeping] = useState(false);
  const keep = async (from: string) => {
    setKeeping(true);
    await services.offline?.keepArticle(article, from).catch((error: unknown) => say(sentenceOf(error)));
    setKeeping(false);
  };
  const [settings, change] = useSettings();
  const [said, say] = useState<string>();
  const saved = marks?.saved === true;
  const mark = (['refused', 'waiting', 'draft'] as const).find((name) => marks?.[name]);
  const share = async () => say((await shareLink(headlineOf(article))) ? words.tools.linkCopied : undefined);
  return (
    <ArticleTools
      saved={saved}
      onSave={() => void quietly(saved ? library.unsave(article.id) : library.save(savedHeader(article)))}
      kept={pinned ? 'yes' : address && services.offline ? (keeping ? 'keeping' : 'no') : undefined}
      onKeep={address === undefined ? undefined : () => void keep(address)}
      draft={mark && words.marks[mark]}
      onShare={() => void share()}
      said={said}
    >
      <Suspense fallback={null}>
        <ThemeChoice value={settings.theme} onChange={(theme) => change({ theme })} />
        <TextSizeChoice value={settings.textSize} onChange={(textSize) => change({ textSize })} />
      </Suspense>
    </ArticleTools>
  );
}

const sentenceOf = (error: unknown) => explain(error).sentence;

function savedHeader(article: Article) {
  return {
    id: article.id,
    slug: slugOf(article),
    title: headlineOf(article),
    ...(article.summary === undefined ? {} : { summary: article.summary }),
    ...(article.datePublished === undefined ? {} : { date: article.datePublished }),
    ...(article.image === undefined ? {} : { image: article.image }),
  };
}

/** True when the link went to the clipboard, because there is no sheet to share it with. */
async function shareLink(title: string): Promise<boolean> {
  const url = location.href;
  if (typeof navigator.share !== 'function') return copyText(url);
  await navigator.share({ title, url }).catch(() => {});
  return false;
}
