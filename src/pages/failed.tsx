import type { ReactElement } from 'react';
import { explain } from '../data/errors.ts';
import { words } from '../locale/words.ts';
import { Failed, type Way } from '../ui/faces.tsx';
import { addresses } from './addresses.ts';

type Props = {
  readonly error: unknown;
  readonly retry: () => void;
  readonly level?: 1 | 2;
  readonly what?: 'article' | 'file';
};

/** Any error as a sentence, with the one thing to do about it. */
export function FailedPage({ error, retry, level = 1, what = 'file' }: Props): ReactElement {
  const { heading, sentence, way } = explain(error, what);
  return <Failed level={level} title={heading} sentence={sentence} way={wayOf(way, retry)} />;
}

function wayOf(way: ReturnType<typeof explain>['way'], retry: () => void): Way {
  switch (way) {
    case 'retry':
      return { label: words.faces.retry, onClick: retry };
    case 'home':
      return { label: words.faces.home, href: addresses.feed };
    case 'offline':
      return { label: words.faces.whatIsHere, href: addresses.offline };
  }
}
