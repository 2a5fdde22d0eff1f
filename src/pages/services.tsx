import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import type { Services as DataServices } from '../data/services.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Offline } from '../offline/offline.ts';

/** What the screens work with. Made once, by the program that starts the app. */
export type Services = DataServices & {
  /** Absent where pages are rendered without a reader. */
  readonly drafts?: Drafts;
  readonly offline?: Offline;
};

const ServicesContext = createContext<Services | undefined>(undefined);

export function ServicesProvider(props: { readonly services: Services; readonly children: ReactNode }): ReactElement {
  return <ServicesContext value={props.services}>{props.children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('a screen stands outside of ServicesProvider');
  return services;
}
