import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { editionQuery } from '../data/queries.ts';
import { daysBetween, formatRecentDay, isRecent } from '../locale/moments.ts';
import { networkWords } from '../locale/network-words.ts';
import { useServices } from './services.tsx';
import { useEdition } from './use-edition.ts';

/** Milliseconds after which a silent site is asked again, while the page is looked at. */
const PAUSE = 15_000;

/** Says that there is no network, or that the site does not answer, and which edition is read; asks until it answers. */
export function NetworkLine(): ReactElement | null {
  const { network } = useServices();
  const state = useSyncExternalStore(network.subscribe, network.state, network.state);
  const keptAt = useEdition().data?.keptAt;
  const [now] = useState(() => new Date());
  useAskAgain();
  if (state === 'online') return null;
  const { language, offline, unanswered } = networkWords;
  return (
    <bdi lang={language}>
      {state === 'offline' ? offline : unanswered} {keptAt && editionIn(keptAt, now)}
    </bdi>
  );
}

function editionIn(keptAt: string, now: Date): string {
  const { language, today, recent, older } = networkWords;
  const days = daysBetween(keptAt, now);
  const day = formatRecentDay(keptAt, now, language);
  if (days === 0) return today;
  return day && (isRecent(days) ? recent(day) : older(day));
}

/** At every sign that there may be a network again, and after a while without one. */
function useAskAgain(): void {
  const client = useQueryClient();
  const services = useServices();
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const ask = () => {
      if (document.visibilityState === 'visible')
        void client.invalidateQueries({ queryKey: editionQuery(services).queryKey });
    };
    const timer = setInterval(ask, PAUSE);
    for (const sign of ['online', 'focus']) addEventListener(sign, ask, { signal });
    document.addEventListener('visibilitychange', ask, { signal });
    return () => {
      clearInterval(timer);
      stopping.abort();
    };
  }, [client, services]);
}
