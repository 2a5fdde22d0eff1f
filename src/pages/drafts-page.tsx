import { type ReactElement, useEffect, useState } from 'react';
import { commentWords } from '../locale/comment-words.ts';
import { formatDay, formatTime } from '../locale/dates.ts';
import { words as frameWords } from '../locale/words.ts';
import { Button } from '../ui/button.tsx';
import { DeskList } from '../ui/desk-list.tsx';
import { Empty } from '../ui/faces.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { UndoLine } from '../ui/undo-line.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { download } from './download.ts';
import { letterWords } from './letter-words.ts';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { exportOf, type Written, writtenOf } from './unsent.ts';
import { useSiteTitle } from './use-edition.ts';
import { useLetters } from './use-letters.ts';
import { useDrafts } from './use-marks.ts';
import { useUnkept } from './use-unkept.ts';

const { drafts: words } = commentWords;

type Gone = { readonly title: string; readonly undo: () => void };

/** All that the reader has written: begun, waiting, come back, and sent. */
export function DraftsPage(): ReactElement {
  const { base, drafts, outbox } = useServices();
  const letters = useLetters();
  const unkept = useUnkept();
  const all = writtenOf(useDrafts(), letters);
  const [gone, setGone] = useState<Gone>();
  const loaded = useLoaded();
  useArrival(words.heading, useSiteTitle());
  usePlace(base, 0);

  const discard = (key: string) => {
    const one = all.find((written) => written.key === key);
    if (one === undefined) return;
    const { title } = one.article;
    if (one.kind === 'letter') {
      void outbox?.discard(key);
      setGone({ title, undo: () => void outbox?.restore(key) });
    } else {
      const token = drafts?.discard(key);
      setGone({ title, undo: () => token !== undefined && drafts?.restore(token) });
    }
  };
  const undo = () => {
    gone?.undo();
    setGone(undefined);
  };
  const waits = all.some(({ state }) => state === 'waiting');
  const noteOf = (one: Written) => {
    const letter = letters.find(({ id }) => id === one.key);
    const when = words.note(words.states[one.state], formatDay(one.at, commentWords.language), timeOf(one.at));
    if (letter === undefined || one.state === 'sent')
      return letter?.held ? `${when}. ${commentWords.letter.held}` : when;
    return [when, ...letterWords(letter, outbox?.keeps(letter.id) ?? false).sentences].join('. ').replaceAll('..', '.');
  };
  return (
    <>
      <PageHead title={words.heading}>{unkept === undefined ? undefined : words.unkept}</PageHead>
      <UndoLine said={gone && words.discarded(gone.title)} undo={commentWords.undo} onUndo={undo} />
      {!loaded ? (
        <Waiting shape="text" />
      ) : all.length === 0 ? (
        <Empty sentence={words.empty} way={{ label: frameWords.faces.home, href: addresses.feed }} />
      ) : (
        <>
          <DeskList
            items={all.map((one) => itemOf(one, noteOf(one)))}
            action={words.discard}
            actionOf={words.discardOf}
            onAction={discard}
          />
          {waits && (
            <UndoLine said={words.sendSentence}>
              <Button onClick={() => void outbox?.send()}>{words.sendAll}</Button>
            </UndoLine>
          )}
          <UndoLine said={words.exportSentence}>
            <Button onClick={() => download(exportOf(all), words.file)}>{words.export}</Button>
          </UndoLine>
        </>
      )}
    </>
  );
}

function useLoaded(): boolean {
  const { drafts, outbox } = useServices();
  const [loaded, setLoaded] = useState(drafts?.loaded ?? false);
  useEffect(
    () => void Promise.all([drafts?.whenLoaded, outbox?.whenLoaded]).then(() => drafts && setLoaded(true)),
    [drafts, outbox],
  );
  return loaded;
}

function itemOf({ key, state, article, fields }: Written, note: string) {
  const { slug, title } = article;
  return {
    id: key,
    title,
    href: state === 'sent' ? addresses.article(slug) : addresses.comment(slug),
    note,
    text: beginning(fields.comment),
    way: state === 'sent' ? undefined : words.continue,
  };
}

const timeOf = (iso: string) => formatTime(new Date(iso), commentWords.language);

/** The first words, cut between characters. */
function beginning(text: string): string {
  const start = Array.from(text.trim().slice(0, 400)).slice(0, 200).join('');
  return start === '' ? words.noWords : start;
}
