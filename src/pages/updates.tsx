import { type ReactElement, useEffect, useRef, useState } from 'react';
import { updateWords } from '../locale/update-words.ts';
import { whenNobodyWrites } from '../offline/writing.ts';
import { Button } from '../ui/button.tsx';
import { useServices } from './services.tsx';

/** The offer of a newer app. Taken, it waits until nothing is being typed in any tab; then this page is loaded anew. */
export function Updates(): ReactElement {
  const { base, offline } = useServices();
  const [waits, wait] = useState(false);
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);

  const use = async () => {
    const { signal } = (asked.current = new AbortController());
    try {
      await whenNobodyWrites(base, () => wait(true), signal);
      offline?.worker.applyUpdate();
    } catch {
      // Not now.
    }
  };
  const leave = () => {
    asked.current?.abort();
    wait(false);
  };
  const { here, use: now, waits: sentence, notNow } = updateWords.app;
  return (
    <bdi lang={updateWords.language}>
      {waits ? sentence : here}{' '}
      <Button look="quiet" onClick={waits ? leave : () => void use()}>
        {waits ? notNow : now}
      </Button>
    </bdi>
  );
}
