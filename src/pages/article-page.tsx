import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { withOwnPictures } from '../article/pictures.ts';
import type { Article as ArticleData } from '../article/types.ts';

import { articleQuery, earlierQuery } from '../data/queries.ts';
import { words } from '../locale/words.ts';
import { Article } from '../ui/article.tsx';
import { ArticlePage as ArticleLayout } from '../ui/article-page.tsx';
import { NotFound } from '../ui/faces.tsx';
import { headlineOf } from '../ui/headline.ts';
import { MoreArticles } from '../ui/more-articles.tsx';
import { Neighbours } from '../ui/neighbours.tsx';
import { SubscribeLine } from '../ui/subscribe-line.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { isMissing } from './missing.ts';
import { usePlace } from './place.ts';
import { PartMissing, Recovery } from './recovery.tsx';
import { RouterLink } from './router-link.tsx';
import { useServices } from './services.tsx';
import { slugOf } from './slug-of.ts';
import { Tools } from './tools.tsx';
import { useAround } from './use-around.ts';
import { useArticleLinks } from './use-article-links.ts';
import { useFeed, useSiteTitle } from './use-edition.ts';
import { useFetchedPage } from './use-fetched-page.ts';
import { useEntries } from './use-marks.ts';
import { useMore } from './use-more.ts';
import { useReading } from './use-reading.ts';

// Nobody writes before there is something to answer: the form comes after the first words of the article.
const Changed = lazy(async () => ({ default: (await import('./changed.tsx')).Changed }));
const AfterArticle = lazy(async () => ({ default: (await import('./after-article.tsx')).AfterArticle }));

/** An article, and what one does with it: keep it, answer it, read on. */
export function ArticlePage(): ReactElement {
  const { slug = '' } = useParams();
  const services = useServices();
  const { articles } = useFeed();
  const header = useMemo(() => articles.find((article) => slugOf(article) === slug), [articles, slug]);
  const found = useQuery(articleQuery(services, { slug, header }));
  const article = useMemo(
    () => joined(found.data?.article, header, services.home),
    [found.data, header, services.home],
  );
  const missing = found.data === undefined && isMissing(found.error);
  useFetchedPage(found);
  useArrival(titleOf(article, found.error), useSiteTitle());
  usePlace(services.base, 0);

  if (missing) return <NotFound what="article" home={addresses.feed} />;
  if (article === undefined && found.error)
    return <FailedArticle error={found.error} retry={() => void found.refetch()} />;
  if (article === undefined) return <Waiting shape="article" />;
  return (
    <Reading
      key={article.id}
      article={article}
      html={found.data?.html}
      address={found.data?.address}
      error={found.data === undefined ? found.error : null}
      retry={() => void found.refetch()}
    />
  );
}

type ReadingProps = {
  readonly article: ArticleData;
  readonly html: Parameters<typeof Article>[0]['html'];
  /** Of the bundle; absent until it is here. */
  readonly address: string | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
};

function Reading({ article, html, address, error, retry }: ReadingProps): ReactElement {
  const services = useServices();
  const { drafts, incomplete } = services;
  const { data: earlier } = useQuery(earlierQuery(services, article.id));
  const slug = slugOf(article);
  const entryOf = useEntries();
  const { headers, newer, older } = useAround(article);
  const suggestions = useMore(article, headers);
  const root = useArticleLinks();
  useReading(article, address);
  return (
    <ArticleLayout
      tools={<Tools article={article} address={address} />}
      after={
        <>
          <SubscribeLine href={addresses.subscribe} />
          {incomplete && <PartMissing level={2} />}
          {drafts && (
            <Recovery at={article.id} level={2}>
              <Suspense fallback={<Waiting shape="text" />}>
                <AfterArticle article={{ id: article.id, slug, title: headlineOf(article) }} />
              </Suspense>
            </Recovery>
          )}
          <MoreArticles
            suggestions={suggestions}
            locale={words.language}
            href={addresses.more(slug)}
            topicHref={addresses.topic}
          />
          <Neighbours previous={newer && entryOf(newer)} next={older && entryOf(older)} />
        </>
      }
    >
      <div ref={root}>
        {earlier && (
          <Suspense>
            <Changed earlier={earlier} article={article} />
          </Suspense>
        )}
        <Article article={article} html={html} locale={words.language} topicHref={addresses.topic} link={RouterLink}>
          {error ? <FailedPage level={2} what="article" error={error} retry={retry} /> : <Waiting shape="text" />}
        </Article>
      </div>
    </ArticleLayout>
  );
}

/** Not on this device, or broken: says so, and offers what there is. */
function FailedArticle({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactElement {
  return <FailedPage what="article" error={error} retry={retry} />;
}

function titleOf(article: ArticleData | undefined, error: unknown): string | undefined {
  if (article !== undefined) return headlineOf(article);
  if (error === null) return undefined;
  return isMissing(error) ? words.article.notFound : words.faces.failed;
}

/** The bundle has the text; what is related stands in the header alone, and the header comes first. */
function joined(
  bundle: ArticleData | undefined,
  header: ArticleData | undefined,
  home: string,
): ArticleData | undefined {
  if (bundle === undefined || header === undefined)
    return header ?? (bundle && withOwnPictures(bundle, { base: home, here: home }));
  const article = withOwnPictures(bundle, { base: home, here: home });
  return { ...article, extra: { ...header.extra, ...article.extra } };
}
