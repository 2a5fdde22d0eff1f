import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import type { Article } from '../article/types.ts';
import { editionQuery, feedQuery } from '../data/queries.ts';
import { quietly } from '../data/services.ts';
import { subscribeWords } from '../locale/subscribe-words.ts';
import { PageHead } from '../ui/page-head.tsx';
import { SubscribePanel } from '../ui/subscribe-panel.tsx';
import { useArrival } from './arrival.tsx';
import { copyText } from './clipboard.ts';
import { useInstall } from './install.ts';
import { usePlace } from './place.ts';
import { type Services, useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';
import { markOf } from './use-follow.ts';

/** How to hear of new articles. */
export function SubscribePage(): ReactElement {
  const { base, home } = useServices();
  const { following, follow } = useFollowing();
  const { state, install } = useInstall();
  useArrival(subscribeWords.heading, useSiteTitle());
  usePlace(base, 0);
  return (
    <>
      <PageHead title={subscribeWords.heading} />
      <SubscribePanel
        feeds={[
          { kind: 'rss', address: `${home}rss.xml` },
          { kind: 'json', address: `${home}feed.json` },
        ]}
        onCopy={copyText}
        following={following}
        onFollow={(wanted) => void follow(wanted)}
        install={state}
        onInstall={() => void install()}
      />
    </>
  );
}

function useFollowing() {
  const services = useServices();
  const { library } = services;
  const client = useQueryClient();
  const [following, setFollowing] = useState(false);
  useEffect(() => {
    void quietly(library.followed()).then((mark) => setFollowing(mark !== undefined));
  }, [library]);
  const follow = async (wanted: boolean) => {
    await quietly(wanted ? library.follow(markOf(await newestArticles(client, services))) : library.unfollow());
    setFollowing((await quietly(library.followed())) !== undefined);
  };
  return { following, follow };
}

/** What stands on the front page now, wherever the reader has come from. */
async function newestArticles(client: QueryClient, services: Services): Promise<readonly Article[]> {
  const found = await client.fetchQuery(editionQuery(services));
  const feed = await client.fetchInfiniteQuery(feedQuery(services, found));
  return feed.pages.flatMap((page) => page.articles);
}
