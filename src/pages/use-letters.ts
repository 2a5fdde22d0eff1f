import { useMemo, useSyncExternalStore } from 'react';
import type { Letter } from '../drafts/letter.ts';
import { useServices } from './services.tsx';

const none: readonly Letter[] = [];

/** All that was posted on this device, the one posted first first. */
export function useLetters(): readonly Letter[] {
  const { outbox } = useServices();
  return useSyncExternalStore(
    outbox?.subscribe ?? (() => () => {}),
    () => outbox?.letters() ?? none,
    () => none,
  );
}

/** Those of one article. */
export function useLettersOn(articleId: string): readonly Letter[] {
  const letters = useLetters();
  return useMemo(() => letters.filter(({ article }) => article.id === articleId), [letters, articleId]);
}
