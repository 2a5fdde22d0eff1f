import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router-dom';
import type { Article } from '../article/types.ts';
import { articleQuery } from '../data/queries.ts';
import { words } from '../locale/words.ts';
import { NotFound } from '../ui/faces.tsx';
import { headlineOf } from '../ui/headline.ts';
import { Link } from '../ui/link.tsx';
import { MoreArticles } from '../ui/more-articles.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { isMissing } from './missing.ts';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { slugOf } from './slug-of.ts';
import { useAround } from './use-around.ts';
import { useFeed, useSiteTitle } from './use-edition.ts';
import { useMore } from './use-more.ts';

/** What to read after an article, as a page of its own. */
export function MorePage(): ReactElement {
  const { slug = '' } = useParams();
  const services = useServices();
  const { articles } = useFeed();
  const header = articles.find((article) => slugOf(article) === slug);
  const found = useQuery({ ...articleQuery(services, { slug, header }), enabled: header === undefined });
  const article = header ?? found.data?.article;
  useArrival(words.article.more, useSiteTitle());
  usePlace(services.base, 0);

  if (article === undefined && isMissing(found.error)) return <NotFound what="article" home={addresses.feed} />;
  if (article === undefined && found.error) {
    return <FailedPage what="article" error={found.error} retry={() => void found.refetch()} />;
  }
  if (article === undefined) return <Waiting shape="feed" page />;
  return <MoreAfter article={article} />;
}

function MoreAfter({ article }: { readonly article: Article }): ReactElement {
  const suggestions = useMore(article, useAround(article).headers, 24);
  return (
    <>
      <MoreArticles level={1} suggestions={suggestions} locale={words.language} topicHref={addresses.topic} />
      <p>
        <Link to={addresses.article(slugOf(article))}>{words.article.moreAfter(headlineOf(article))}</Link>
      </p>
    </>
  );
}
