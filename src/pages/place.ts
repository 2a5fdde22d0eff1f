import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';
import { keepListPlace, type ListPlace, listPlaceOf } from '../store/session.ts';

/** Rows that a place can be remembered by carry this attribute with the article's id. */
const ROW = '[data-place]';
const PATIENCE = 4000;

/**
 * Keeps the place in a long page and finds it again on the way back, after a reload too. Heights may have changed and
 * rows may still be on their way, so the row is what counts, and `more` is asked for until it is there.
 *
 * @param pages how many pages of the list are shown; @param more fetches the next, absent when there is none
 */
export function usePlace(base: string, pages: number, more?: () => void): void {
  const { key, pathname, hash } = useLocation();
  const returning = useNavigationType() === 'POP';
  const name = `${key} ${pathname}`;
  const wanted = useRef<{ name: string; place: ListPlace; until: number }>(undefined);
  const shown = useRef(pages);
  shown.current = pages;

  useLayoutEffect(() => {
    history.scrollRestoration = 'manual';
    const place = returning ? listPlaceOf(base, name) : undefined;
    wanted.current = place && { name, place, until: Date.now() + PATIENCE };
    if (place === undefined) start(hash);
  }, [base, name, hash, returning]);

  useLayoutEffect(() => {
    const want = wanted.current;
    if (want === undefined || want.name !== name) return;
    const found = restore(want.place);
    if (found || Date.now() > want.until) wanted.current = undefined;
    else if (pages < want.place.pages) more?.();
  });

  useEffect(() => {
    let last: ListPlace | undefined;
    const note = () => {
      if (wanted.current === undefined) last = placeNow(shown.current);
    };
    const keep = () => last && keepListPlace(base, name, last);
    const leave = () => (wanted.current = undefined);
    addEventListener('scroll', note, { passive: true });
    addEventListener('pagehide', keep);
    addEventListener('wheel', leave, { passive: true });
    addEventListener('touchmove', leave, { passive: true });
    return () => {
      keep();
      removeEventListener('scroll', note);
      removeEventListener('pagehide', keep);
      removeEventListener('wheel', leave);
      removeEventListener('touchmove', leave);
    };
  }, [base, name]);
}

function start(hash: string): void {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (target) target.scrollIntoView();
  else scrollTo({ top: 0, behavior: 'instant' });
}

function placeNow(pages: number): ListPlace {
  const row = document.elementFromPoint(innerWidth / 2, Math.min(160, innerHeight / 4))?.closest<HTMLElement>(ROW);
  const anchor = row?.dataset['place'];
  if (row === null || row === undefined || anchor === undefined) return { top: scrollY, pages };
  return { top: scrollY, pages, anchor, offset: row.getBoundingClientRect().top };
}

/** True when the place could be reached. */
function restore({ top, anchor, offset = 0 }: ListPlace): boolean {
  const row = anchor === undefined ? undefined : document.querySelector(`[data-place="${CSS.escape(anchor)}"]`);
  if (row) {
    scrollBy({ top: row.getBoundingClientRect().top - offset, behavior: 'instant' });
    return true;
  }
  scrollTo({ top, behavior: 'instant' });
  return anchor === undefined && Math.abs(scrollY - top) < 2;
}
