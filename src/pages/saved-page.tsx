import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { savedQuery } from '../data/queries.ts';
import { quietly } from '../data/services.ts';
import type { SavedArticle } from '../library/marks.ts';
import { formatDay } from '../locale/dates.ts';
import { words } from '../locale/words.ts';
import { DeskList } from '../ui/desk-list.tsx';
import { Empty } from '../ui/faces.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';

/** The articles that the reader saved, the last one first. */
export function SavedPage(): ReactElement {
  const services = useServices();
  const saved = useQuery(savedQuery(services));
  useArrival(words.saved.heading, useSiteTitle());
  usePlace(services.base, 0);
  return (
    <>
      <PageHead title={words.saved.heading} />
      {saved.error ? (
        <FailedPage level={2} error={saved.error} retry={() => void saved.refetch()} />
      ) : saved.data === undefined ? (
        <Waiting shape="feed" />
      ) : saved.data.length === 0 ? (
        <Empty sentence={words.saved.empty} way={{ label: words.faces.home, href: addresses.feed }} />
      ) : (
        <DeskList
          items={saved.data.map(itemOf)}
          action={words.saved.removeShort}
          actionOf={words.saved.remove}
          onAction={(id) => void quietly(services.library.unsave(id))}
        />
      )}
    </>
  );
}

function itemOf({ id, slug, title, summary, savedAt }: SavedArticle) {
  const note = words.saved.savedOn(formatDay(savedAt, words.language));
  return { id, title, href: addresses.article(slug), note, text: summary };
}
