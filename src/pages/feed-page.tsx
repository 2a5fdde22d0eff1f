import { lazy, type ReactElement, Suspense } from 'react';
import { words } from '../locale/words.ts';
import { Empty } from '../ui/faces.tsx';
import { Feed } from '../ui/feed.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { OlderArticles } from './older-articles.tsx';
import { usePlace } from './place.ts';
import { Recovery } from './recovery.tsx';
import { useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';
import { useNewSince } from './use-follow.ts';
import { useHeldFeed } from './use-held-feed.ts';
import { useEntries } from './use-marks.ts';

const NewArticles = lazy(async () => ({ default: (await import('./new-articles.tsx')).NewArticles }));

/** The front page: all articles, newest first. */
export function FeedPage(): ReactElement {
  const { base } = useServices();
  const { edition, feed, articles, pages, newer, show, atEnd } = useHeldFeed();
  const entryOf = useEntries();
  const title = useSiteTitle();
  const notice = useNewSince(articles);
  const more =
    feed.hasNextPage && !feed.isFetchingNextPage ? () => void feed.fetchNextPage() : atEnd ? show : undefined;
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
  const fresh = newer && (
    <Recovery at={newer.id} level={0}>
      <Suspense>
        <NewArticles newer={newer} shown={articles} pages={pages} onShow={show} />
      </Suspense>
    </Recovery>
  );
  return (
    <Feed
      fresh={fresh}
      front
      entries={articles.map(entryOf)}
      locale={words.language}
      topicHref={addresses.topic}
      notice={notice}
    >
      <OlderArticles more={more} fetching={feed.isFetchingNextPage} failed={feed.isFetchNextPageError} />
    </Feed>
  );
}
