import { type ReactElement, useEffect, useState } from 'react';
import { formatDay, formatTime } from '../locale/dates.ts';
import { words } from '../locale/words.ts';
import { Button } from '../ui/button.tsx';
import { DeskList } from '../ui/desk-list.tsx';
import { Empty } from '../ui/faces.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Status } from '../ui/status.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { usePlace } from './place.ts';
import { type Services, useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';
import { useDrafts } from './use-marks.ts';

/** All that the reader has begun to write. */
export function DraftsPage(): ReactElement {
  const { base, drafts } = useServices();
  const all = useDrafts();
  const [token, setToken] = useState<string>();
  const loaded = useLoaded(drafts);
  useArrival(words.drafts.heading, useSiteTitle());
  usePlace(base, 0);
  return (
    <>
      <PageHead title={words.drafts.heading} />
      <div lang={words.language}>
        <Status>{token === undefined ? '' : words.comment.discarded}</Status>
        {token !== undefined && (
          <Button
            look="quiet"
            onClick={() => {
              drafts?.restore(token);
              setToken(undefined);
            }}
          >
            {words.comment.undo}
          </Button>
        )}
      </div>
      {!loaded ? (
        <Waiting shape="text" />
      ) : all.length === 0 ? (
        <Empty sentence={words.drafts.empty} way={{ label: words.faces.home, href: addresses.feed }} />
      ) : (
        <DeskList
          items={all.map(itemOf)}
          action={words.drafts.discard}
          actionOf={words.drafts.discardOf}
          onAction={(id) => setToken(drafts?.discard(id))}
        />
      )}
    </>
  );
}

function useLoaded(drafts: Services['drafts']): boolean {
  const [loaded, setLoaded] = useState(drafts?.loaded ?? false);
  useEffect(() => void drafts?.whenLoaded.then(() => setLoaded(true)), [drafts]);
  return loaded;
}

function itemOf(draft: ReturnType<typeof useDrafts>[number]) {
  const { articleId, slug, title, updatedAt, fields } = draft;
  const note = `${formatDay(updatedAt, words.language)}, ${formatTime(new Date(updatedAt), words.language)}`;
  return { id: articleId, title, href: addresses.article(slug), note, text: beginning(fields.comment) };
}

const beginning = (text: string) => (text.trim() === '' ? words.drafts.noWords : text.trim().slice(0, 200));
