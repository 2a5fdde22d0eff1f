import { useState } from 'react';
import { quietly } from '../data/services.ts';
import type { ArticleRow } from '../library/articles.ts';
import { useServices } from './services.tsx';

/** Removes an article from the device, and brings the last one back when asked. */
export function useRemoval() {
  const { library } = useServices();
  const [gone, setGone] = useState<{ readonly title: string; readonly restore: () => Promise<unknown> }>();
  return {
    gone,
    async remove(row: ArticleRow | undefined): Promise<void> {
      if (row === undefined) return;
      const { id, title, slug, sha256 } = row;
      const [record, pinned] = await Promise.all([quietly(library.rawArticle(id)), quietly(library.pinnedIds())]);
      await quietly(library.unpin(id));
      await quietly(library.forgetArticle(id));
      const restore = async () => {
        // The pin first: when the row is there again, nothing more is written that a reader could have changed since.
        if (pinned?.has(id)) await library.pin(id);
        if (record !== undefined) await library.keepArticle({ id, slug, sha256, ...record });
      };
      setGone({ title, restore });
    },
    undo(): void {
      void quietly(gone?.restore() ?? Promise.resolve());
      setGone(undefined);
    },
  };
}
