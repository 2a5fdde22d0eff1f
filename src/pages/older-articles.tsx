import { type ReactElement, useEffect, useRef } from 'react';
import { words } from '../locale/words.ts';
import { Button } from '../ui/button.tsx';

type Props = { readonly more: (() => void) | undefined; readonly fetching: boolean; readonly failed: boolean };

/** Fetches the next page of a list when its end comes near; a button for those who scroll otherwise, and after a failure. */
export function OlderArticles({ more, fetching, failed }: Props): ReactElement | null {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (more === undefined || failed || end.current === null || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: '1200px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more, failed]);
  if (more === undefined && !fetching) return <p>{words.feed.end}</p>;
  return (
    <div ref={end}>
      <Button onClick={more} aria-disabled={fetching}>
        {fetching ? words.feed.loadingOlder : words.feed.older}
      </Button>
    </div>
  );
}
