import { type RefObject, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { useServices } from './services.tsx';

/** Links in an article's text that lead to the same edition change the screen, not the page. */
export function useArticleLinks(): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { home } = useServices();
  useEffect(() => {
    const element = root.current;
    const follow = (event: MouseEvent) => {
      const address = plainClick(event) ? addressBelow(event, home) : undefined;
      if (address === undefined) return;
      event.preventDefault();
      void navigate(address);
    };
    element?.addEventListener('click', follow);
    return () => element?.removeEventListener('click', follow);
  }, [navigate, home]);
  return root;
}

const plainClick = (event: MouseEvent) =>
  event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** The link's address below the base where it is a screen of the app; files and other sites are the browser's. */
function addressBelow(event: MouseEvent, home: string): string | undefined {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link?.getAttribute('href');
  if (!link || !href || href.startsWith('#') || !link.href.startsWith(home) || link.target !== '') return undefined;
  const rest = link.href.slice(home.length);
  return /^(?:articles|topics|saved|drafts|offline|settings|subscribe|search)\/|^$/.test(rest) ? `/${rest}` : undefined;
}
