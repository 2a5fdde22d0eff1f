import type { ReactElement } from 'react';
import { words } from '../locale/words.ts';
import { NotFound } from '../ui/faces.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { useSiteTitle } from './use-edition.ts';

/** There is nothing at this address. */
export function NotFoundPage(): ReactElement {
  useArrival(words.faces.pageNotFound, useSiteTitle());
  return <NotFound what="page" home={addresses.feed} />;
}
