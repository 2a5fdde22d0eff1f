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
    let frame = 0;
    const look = (tries: number) => {
      if (wanted.current !== undefined) return;
      last = placeNow(shown.current);
      // Rows that were far away are not drawn yet when the window has jumped to them, and cannot be met.
      if (last.anchor === undefined && tries > 0) frame = requestAnimationFrame(() => look(tries - 1));
    };
    const note = () => {
      cancelAnimationFrame(frame);
      look(3);
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
      cancelAnimationFrame(frame);
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

/** The row near the top of the window, wherever in its width there is one: between two there is a gap, so look below. */
function placeNow(pages: number): ListPlace {
  for (let y = Math.min(160, innerHeight / 4); y < innerHeight; y += 40)
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

/** Frames for which a row has to stay in its place, and those after which it is left where it is. */
const QUIET = 30;
const MOST = 240;

/**
 * Sections that were not drawn yet have guessed heights, and the browser moves the window when they get shorter: the row
 * is put in its place until it stays there, or the reader scrolls.
 */
function settle(row: Element, offset: number, quiet = QUIET, most = MOST): void {
  const away = row.getBoundingClientRect().top - offset;
  const before = scrollY;
  if (Math.abs(away) >= 1) scrollBy({ top: away, behavior: 'instant' });
  // At the end of the page it stays where it can.
  const stays = Math.abs(scrollY - before) < 1;
  requestAnimationFrame(() => {
    if (quiet > 0 && most > 0 && !left && row.isConnected) settle(row, offset, stays ? quiet - 1 : QUIET, most - 1);
  });
}

const rowOf = (id: string | undefined) =>
  id === undefined ? undefined : (document.querySelector(`[data-place="${CSS.escape(id)}"]`) ?? undefined);
