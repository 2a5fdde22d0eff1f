import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'react-router-dom';
import { words } from '../locale/words.ts';

type Arrivals = { readonly arrive: (key: string, title: string) => void };

const ArrivalContext = createContext<Arrivals>({ arrive: () => {} });

/**
 * What a browser does by itself when a page is loaded, and an app has to do when a screen changes: the new title is
 * read out, and the keyboard starts at the new heading. The first screen is the browser's own affair.
 */
export function ArrivalProvider(props: { readonly children: (announcement: string) => ReactNode }): ReactElement {
  const [message, announce] = useState('');
  const last = useRef<string>(undefined);
  const arrivals = useMemo(
    () => ({
      arrive(key: string, title: string) {
        const first = last.current === undefined;
        if (last.current === key) return;
        last.current = key;
        if (first) return;
        announce(words.frame.opened(title));
        // On the way back the place in the list has put the keyboard where it was.
        if (!isInMain(document.activeElement)) focusHeading();
      },
    }),
    [],
  );
  return <ArrivalContext value={arrivals}>{props.children(message)}</ArrivalContext>;
}

/** Sets the document's title, and tells of the arrival once the screen knows what it shows. */
export function useArrival(title: string | undefined, site: string): void {
  const { pathname } = useLocation();
  const { arrive } = useContext(ArrivalContext);
  useEffect(() => {
    if (title === undefined) return;
    document.title = title === site || site === '' ? title : `${title} – ${site}`;
    arrive(pathname, title);
  }, [title, site, pathname, arrive]);
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

const isInMain = (element: Element | null) => element?.closest('main') != null && element.id !== 'main';
