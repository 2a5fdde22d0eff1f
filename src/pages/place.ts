import { useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';
import { keepListPlace, type ListPlace, listPlaceOf } from '../store/session.ts';

/** Rows that a place can be remembered by carry this attribute with the article's id. */
const ROW = '[data-place]';
const PATIENCE = 10_000;

/** Whether the reader scrolls already: then nobody else does. */
let left = false;

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
  useLayoutEffect(() => {
    shown.current = pages;
  }, [pages]);

  useLayoutEffect(() => {
    history.scrollRestoration = 'manual';
    const place = returning ? listPlaceOf(base, name) : undefined;
    left = false;
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

  // In the layout phase: the next screen's first scrolling must not be taken for this one's last.
  useLayoutEffect(() => {
    let last: ListPlace | undefined;
    const note = () => {
      if (wanted.current === undefined) last = placeNow(shown.current);
    };
    /** The row that is used is the best mark there is: it is what one looks for on the way back. */
    const hold = (event: Event) => {
      const row = (event.target as Element).closest<HTMLElement>(ROW);
      if (row !== null) last = { ...placeAt(row, shown.current), focus: row.dataset['place'] ?? '' };
    };
    const keep = () => last && keepListPlace(base, name, last);
    const leave = () => {
      wanted.current = undefined;
      left = true;
    };
    addEventListener('scroll', note, { passive: true });
    addEventListener('pagehide', keep);
    addEventListener('focusin', hold);
    addEventListener('click', hold, true);
    addEventListener('wheel', leave, { passive: true });
    addEventListener('touchmove', leave, { passive: true });
    addEventListener('keydown', leave);
    addEventListener('pointerdown', leave);
    return () => {
      keep();
      removeEventListener('scroll', note);
      removeEventListener('pagehide', keep);
      removeEventListener('focusin', hold);
      removeEventListener('click', hold, true);
      removeEventListener('wheel', leave);
      removeEventListener('touchmove', leave);
      removeEventListener('keydown', leave);
      removeEventListener('pointerdown', leave);
    };
  }, [base, name]);
}

function start(hash: string): void {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (target) target.scrollIntoView();
  else scrollTo({ top: 0, behavior: 'instant' });
}

/** The row near the top of the window, wherever in its width there is one. */
function placeNow(pages: number): ListPlace {
  const y = Math.min(160, innerHeight / 4);
  for (const x of [0.5, 0.25, 0.75]) {
    const row = document.elementFromPoint(innerWidth * x, y)?.closest<HTMLElement>(ROW);
    if (row) return placeAt(row, pages);
  }
  return { top: scrollY, pages };
}

function placeAt(row: HTMLElement, pages: number): ListPlace {
  return { top: scrollY, pages, anchor: row.dataset['place'] ?? '', offset: row.getBoundingClientRect().top };
}

/** True when the place could be reached. */
function restore({ top, anchor, offset = 0, focus }: ListPlace): boolean {
  const row = rowOf(anchor);
  if (row) settle(row, offset);
  else scrollTo({ top, behavior: 'instant' });
  const reached = row !== undefined || (anchor === undefined && Math.abs(scrollY - top) < 2);
  if (reached) rowOf(focus)?.querySelector('a')?.focus({ preventScroll: true });
  return reached;
}

/**
 * Sections that were not drawn yet have guessed heights: the row is put in its place until it stays there, or somebody
 * else scrolls.
 */
function settle(row: Element, offset: number, frames = 30): void {
  const away = row.getBoundingClientRect().top - offset;
  if (Math.abs(away) >= 1) scrollBy({ top: away, behavior: 'instant' });
  const put = scrollY;
  requestAnimationFrame(() => {
    if (frames > 0 && !left && row.isConnected && Math.abs(scrollY - put) < 1) settle(row, offset, frames - 1);
  });
}

const rowOf = (id: string | undefined) =>
  id === undefined ? undefined : (document.querySelector(`[data-place="${CSS.escape(id)}"]`) ?? undefined);
