import type { ReactElement } from 'react';
import { storeWords } from '../locale/store-words.ts';
import type { StoreError } from '../store/errors.ts';

/** What the device does not keep, and why, in a sentence. */
export function NotKept({ problem }: { readonly problem: StoreError }): ReactElement {
  return <>{storeWords[problem.name]}</>;
}
