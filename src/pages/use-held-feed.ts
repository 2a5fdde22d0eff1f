import { useState } from 'react';
import { useEdition, useFeed } from './use-edition.ts';

/**
 * The feed as it stands on the screen, and a newer edition that waits for the reader's word: no row moves under an eye.
 * A screen that is opened shows the newest that is here.
 */
export function useHeldFeed() {
  const newest = useEdition().data;
  const [held, hold] = useState(newest);
  const shown = useFeed(held);
  const waits = held !== undefined && newest !== undefined && newest.id !== held.id;
  // Nothing stands there that could move.
  if (newest !== undefined && (held === undefined || (waits && shown.articles.length === 0))) hold(newest);
  const show = () => hold(newest);
  // A published page knows no pages after its own.
  const atEnd = waits && held.edition.feed.length === 0;
  return { ...shown, newer: waits ? newest : undefined, show, atEnd };
}
