import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { keptQuery, spaceQuery } from '../data/queries.ts';
import { quietly } from '../data/services.ts';
import type { ArticleRow } from '../library/articles.ts';
import type { Space } from '../library/space.ts';
import { formatDay } from '../locale/dates.ts';
import { formatBytes } from '../locale/numbers.ts';
import { words } from '../locale/words.ts';
import { DeskList } from '../ui/desk-list.tsx';
import { Empty } from '../ui/faces.tsx';
import { KeepEdition } from '../ui/keep-edition.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';
import { useKeepEdition } from './use-keep-edition.ts';

/** What is kept on this device, and how to keep more or less of it. */
export function OfflinePage(): ReactElement {
  const services = useServices();
  const kept = useQuery(keptQuery(services));
  const space = useQuery(spaceQuery(services));
  const keeping = useKeepEdition(kept.data);
  useArrival(words.offline.heading, useSiteTitle());
  usePlace(services.base, 0);
  return (
    <>
      <PageHead title={words.offline.heading} />
      <KeepEdition {...keeping} space={space.data === undefined ? '' : spaceInWords(space.data)} />
      {keeping.error !== undefined && <FailedPage level={2} error={keeping.error} retry={keeping.onKeep} />}
      {kept.error ? (
        <FailedPage level={2} error={kept.error} retry={() => void kept.refetch()} />
      ) : kept.data === undefined ? (
        <Waiting shape="feed" />
      ) : kept.data.length === 0 ? (
        <Empty sentence={words.offline.empty} way={{ label: words.faces.home, href: addresses.feed }} />
      ) : (
        <DeskList
          items={kept.data.map(itemOf)}
          action={words.offline.forget}
          actionOf={words.offline.forgetOf}
          onAction={(id) => void quietly(services.library.forgetArticle(id))}
        />
      )}
    </>
  );
}

function itemOf({ id, slug, title, bytes, keptAt }: ArticleRow) {
  const note = `${formatBytes(bytes, words.language)}, ${words.offline.keptOn(formatDay(keptAt, words.language))}`;
  return { id, title: title === '' ? words.article.untitled : title, href: addresses.article(slug), note };
}

function spaceInWords({ articles, bytes, quota }: Space): string {
  const used = words.offline.space(articles, formatBytes(bytes, words.language));
  return quota === undefined ? used : `${used} ${words.offline.room(formatBytes(quota, words.language))}`;
}
