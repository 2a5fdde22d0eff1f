import { useSyncExternalStore } from 'react';
import type { Drafts } from '../drafts/drafts.ts';
import { useServices } from './services.tsx';

/** Why something that was typed is not on this device's disk; nothing as long as all of it is, or is on its way. */
export function useUnkept(): Drafts['problem'] {
  const { drafts } = useServices();
  return useSyncExternalStore(
    drafts?.subscribe ?? (() => () => {}),
    () => drafts?.problem,
    () => undefined,
  );
}
