import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { keptQuery, pinnedQuery } from '../data/queries.ts';
import { quietly } from '../data/services.ts';
import type { ArticleRow } from '../library/articles.ts';
import { formatDay } from '../locale/dates.ts';
import { keepWords } from '../locale/keep-words.ts';
import { formatBytes } from '../locale/numbers.ts';
import { words } from '../locale/words.ts';
import { Button } from '../ui/button.tsx';
import { DeskList } from '../ui/desk-list.tsx';
import { Empty } from '../ui/faces.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { UndoLine } from '../ui/undo-line.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { FilesPanel } from './files-panel.tsx';
import { KeepOrder } from './keep-order.tsx';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { SpacePanel } from './space-panel.tsx';
import { useSiteTitle } from './use-edition.ts';
import { useRemoval } from './use-removal.ts';

/** Rows drawn at once; an edition may hold thousands. */
const STEP = 200;

/** What is kept on this device, and how to keep more or less of it. */
export function OfflinePage(): ReactElement {
  const services = useServices();
  const kept = useQuery(keptQuery(services));
  const pinned = useQuery(pinnedQuery(services)).data;
  const { gone, remove, undo } = useRemoval();
  const [shown, setShown] = useState(STEP);
  useArrival(keepWords.heading, useSiteTitle());
  usePlace(services.base, 0);
  return (
    <>
      <PageHead title={keepWords.heading} />
      <Panel title={keepWords.whole}>
        <KeepOrder order="edition" />
      </Panel>
      <SpacePanel />
      <FilesPanel />
      <UndoLine said={gone && keepWords.removed(gone.title)} undo={keepWords.undo} onUndo={undo} />
      {kept.error ? (
        <FailedPage level={2} error={kept.error} retry={() => void kept.refetch()} />
      ) : kept.data === undefined ? (
        <Waiting shape="feed" />
      ) : kept.data.length === 0 ? (
        <Empty sentence={words.offline.empty} way={{ label: words.faces.home, href: addresses.feed }} />
      ) : (
        <>
          <DeskList
            items={kept.data.slice(0, shown).map((row) => itemOf(row, pinned?.has(row.id) === true))}
            action={keepWords.remove}
            actionOf={keepWords.removeOf}
            onAction={(id) => void remove(kept.data.find((row) => row.id === id))}
            toggle={{
              on: (id) => pinned?.has(id) === true,
              words: (on) => (on ? keepWords.unpin : keepWords.pin),
              wordsOf: (on, title) => (on ? keepWords.unpinOf(title) : keepWords.pinOf(title)),
              onToggle: (id, on) => void quietly(on ? services.library.unpin(id) : services.library.pin(id)),
            }}
          />
          {kept.data.length > shown && (
            <Button onClick={() => setShown(shown + STEP)}>{keepWords.more(kept.data.length - shown)}</Button>
          )}
        </>
      )}
    </>
  );
}

function itemOf({ id, slug, title, bytes, keptAt }: ArticleRow, pinned: boolean) {
  const when = pinned ? keepWords.pinned : words.offline.keptOn(formatDay(keptAt, words.language));
  const note = `${formatBytes(bytes, words.language)}, ${when}`;
  return { id, title: title === '' ? words.article.untitled : title, href: addresses.article(slug), note };
}
