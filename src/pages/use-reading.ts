import { useEffect } from 'react';
import type { Article } from '../article/types.ts';
import { quietly } from '../data/services.ts';
import { useServices } from './services.tsx';

/** Seconds in front of an article's text after which it counts as read. */
const READ_AFTER = 5;

/** Notes that an article was read, and which text of it; what is read is kept with its pictures. */
export function useReading(article: Article, address: string | undefined): void {
  const { library, offline } = useServices();
  const shown = address !== undefined;
  const { id } = article;
  const sha256 = article.extra.sha256 ?? '';
  useEffect(() => {
    if (address !== undefined) offline?.keepPictures(article, address);
  }, [offline, article, address]);
  useEffect(() => {
    if (!shown) return;
    const note = () => void quietly(Promise.all([library.markRead(id, sha256), library.noteSeen(id)]));
    const timer = setTimeout(note, READ_AFTER * 1000);
    return () => clearTimeout(timer);
  }, [library, id, sha256, shown]);
}
