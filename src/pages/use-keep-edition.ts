import { useRef, useState } from 'react';
import type { ArticleRow } from '../library/articles.ts';
import { useServices } from './services.tsx';
import { useEdition } from './use-edition.ts';

/** Brings the whole edition onto the device, and stops when asked; what has come stays, and counts the next time. */
export function useKeepEdition(kept: readonly ArticleRow[] | undefined) {
  const services = useServices();
  const edition = useEdition().data;
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number }>();
  const [error, setError] = useState<unknown>();
  const stopping = useRef<AbortController>(undefined);

  const keep = async () => {
    if (edition === undefined || services.offline === undefined) return;
    const { signal } = (stopping.current = new AbortController());
    setError(undefined);
    try {
      await services.offline.keepEdition(edition, setProgress, signal);
    } catch (failure) {
      if (!signal.aborted) setError(failure);
    }
    setProgress(undefined);
  };
  const all = edition?.edition.articles ?? 0;
  return {
    progress,
    error,
    complete: all > 0 && (kept?.length ?? 0) >= all,
    onKeep: () => void keep(),
    onStop: () => stopping.current?.abort(),
  };
}
