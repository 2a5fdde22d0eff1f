import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { Empty } from '../ui/faces.tsx';
import { Feed } from '../ui/feed.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { OlderArticles } from './older-articles.tsx';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { useFeed, useSiteTitle } from './use-edition.ts';
import { useNewSince } from './use-follow.ts';
import { useEntries } from './use-marks.ts';

/** The front page: all articles, newest first. */
export function FeedPage(): ReactElement {
  const { base } = useServices();
  const { edition, feed, articles, pages } = useFeed();
  const entryOf = useEntries();
  const title = useSiteTitle();
  const notice = useNewSince(articles);
  const more = feed.hasNextPage && !feed.isFetchingNextPage ? () => void feed.fetchNextPage() : undefined;
  useArrival(title === '' ? undefined : title, title);
  usePlace(base, pages, more);

  const error = edition.error ?? feed.error;
  if (articles.length === 0 && error) {
    return (
      <FailedPage level={2} error={error} retry={() => void (edition.error ? edition.refetch() : feed.refetch())} />
    );
  }
  if (feed.data === undefined) return <Waiting shape="feed" />;
  if (articles.length === 0)
    return <Empty sentence={words.feed.empty} way={{ label: words.frame.subscribe, href: addresses.subscribe }} />;
  return (
    <Feed front entries={articles.map(entryOf)} locale={words.language} topicHref={addresses.topic} notice={notice}>
      <OlderArticles more={more} fetching={feed.isFetchingNextPage} failed={feed.isFetchNextPageError} />
    </Feed>
  );
}
