import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Services as DataServices } from '../data/services.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Outbox } from '../drafts/outbox.ts';
import type { KeptComments } from '../library/kept-comments.ts';
import type { Offline } from '../offline/offline.ts';

/** What the screens work with. Made once, by the program that starts the app. */
export type Services = DataServices & {
  /** Absent until the first screen stands, and where pages are rendered without a reader; so are the others. */
  readonly drafts?: Drafts;
  readonly outbox?: Outbox;
  readonly keptComments?: KeptComments;
  /** Asks the browser to have what waits sent when there is a network, even if no page is open then. */
  readonly requestSync?: () => void;
  readonly offline?: Offline;
  /** They could not be fetched. */
  readonly incomplete?: true;
};

const ServicesContext = createContext<Services | undefined>(undefined);

type Props = {
  readonly services: Services;
  /** Brings drafts and offline once the first screen stands. */
  readonly rest?: () => Promise<Services>;
  readonly children: ReactNode;
};

export function ServicesProvider({ services: first, rest, children }: Props): ReactElement {
  const [services, setServices] = useState(first);
  useEffect(() => {
    void rest?.().then(setServices, () => setServices({ ...first, incomplete: true }));
  }, [rest, first]);
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('a screen stands outside of ServicesProvider');
  return services;
}
