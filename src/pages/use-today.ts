import { useSyncExternalStore } from 'react';
import { formatToday } from '../locale/dates.ts';

/** Today as the reader's own calendar has it; unknown until a browser shows the page, as published pages are read on other days. */
export function useToday(): string | undefined {
  return useSyncExternalStore(
    followDays,
    () => formatToday(new Date(), navigator.language),
    () => undefined,
  );
}

/** Somebody who comes back to a tab on another day sees that day. */
function followDays(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}
