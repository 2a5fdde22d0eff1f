import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Article } from '../article/types.ts';
import type { EditionFound } from '../data/edition.ts';
import { feedQuery } from '../data/queries.ts';
import { updateWords } from '../locale/update-words.ts';
import { Button } from '../ui/button.tsx';
import { addresses } from './addresses.ts';
import { useServices } from './services.tsx';
import { countNew } from './use-follow.ts';

type Props = {
  readonly newer: EditionFound;
  /** The articles that stand on the screen. */
  readonly shown: readonly Article[];
  /** How many pages of them. */
  readonly pages: number;
  readonly onShow: () => void;
};

/** CSS pixels: who has not gone further than this has no place in the list yet. */
const AT_TOP = 200;

/** "12 new articles": a newer edition is here, and is shown at the reader's word. The way back leads to the place. */
export function NewArticles({ newer, shown, pages, onShow }: Props): ReactElement | null {
  const navigate = useNavigate();
  const { data } = useInfiniteQuery(feedQuery(useServices(), newer));
  const first = data?.pages[0]?.articles;
  const fresh = first && countNew(first, { since: '', seen: shown.map(({ id }) => id) });
  // Nothing new, only changed: the rows stay where they are.
  const same = fresh === 0 && pages <= 1;
  useEffect(() => {
    if (same) onShow();
  }, [same, onShow]);

  if (!fresh) return null;
  const show = () => {
    onShow();
    // A visit of its own, so that the one before keeps its place.
    void navigate(addresses.feed, { replace: scrollY < AT_TOP });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main h2 a')?.focus({ preventScroll: true }));
  };
  return (
    <Button look="quiet" data-fresh="" lang={updateWords.language} onClick={show}>
      {updateWords.newArticles(fresh, fresh === first.length)}
    </Button>
  );
}
