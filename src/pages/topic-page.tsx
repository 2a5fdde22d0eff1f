import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { topicQuery } from '../data/queries.ts';
import { words } from '../locale/words.ts';
import { Empty } from '../ui/faces.tsx';
import { Feed } from '../ui/feed.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { OlderArticles } from './older-articles.tsx';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { listed, NO_EDITION, useEdition, useSiteTitle } from './use-edition.ts';
import { useEntries } from './use-marks.ts';

const KeepOrder = lazy(async () => ({ default: (await import('./keep-order.tsx')).KeepOrder }));

/** All articles on one topic, newest first. */
export function TopicPage(): ReactElement {
  const { tag = '' } = useParams();
  const services = useServices();
  const edition = useEdition();
  const topic = useInfiniteQuery({
    ...topicQuery(services, edition.data ?? NO_EDITION, tag),
    enabled: edition.data !== undefined,
    placeholderData: keepPreviousData,
  });
  const entryOf = useEntries();
  const more = topic.hasNextPage && !topic.isFetchingNextPage ? () => void topic.fetchNextPage() : undefined;
  useArrival(tag, useSiteTitle());
  usePlace(services.base, topic.data?.pages.length ?? 0, more);

  const error = edition.data === undefined ? edition.error : topic.error;
  const articles = listed(topic.data?.pages.flatMap((page) => page.articles) ?? [], services.home);
  return (
    <>
      <PageHead title={tag}>
        <Suspense>
          <KeepOrder order={`topic:${tag}`} />
        </Suspense>
      </PageHead>
      {error && articles.length === 0 ? (
        <FailedPage level={2} error={error} retry={() => void (edition.error ? edition.refetch() : topic.refetch())} />
      ) : topic.data === undefined ? (
        <Waiting shape="feed" />
      ) : articles.length === 0 ? (
        <Empty sentence={words.feed.emptyTopic(tag)} way={{ label: words.faces.home, href: addresses.feed }} />
      ) : (
        <Feed entries={articles.map(entryOf)} locale={words.language} topicHref={addresses.topic}>
          <OlderArticles more={more} fetching={topic.isFetchingNextPage} failed={topic.isFetchNextPageError} />
        </Feed>
      )}
    </>
  );
}
