import { useSyncExternalStore } from 'react';

/** Chromium's offer to install the page as an app; other browsers have it in a menu. */
type InstallOffer = Event & { prompt(): Promise<void>; readonly userChoice: Promise<{ readonly outcome: string }> };

let offer: InstallOffer | undefined;
const listeners = new Set<() => void>();

/** The offer is made once, soon after loading, mostly before anybody looks at the page that uses it. */
export function catchInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    keep(event as InstallOffer);
  });
  addEventListener('appinstalled', () => keep(undefined));
}

export function useInstall() {
  const state = useSyncExternalStore(subscribe, stateNow, () => 'by-menu' as const);
  const install = async () => {
    const made = offer;
    if (made === undefined) return;
    keep(undefined);
    await made.prompt();
  };
  return { state, install };
}

function stateNow(): 'done' | 'possible' | 'by-menu' {
  if (matchMedia('(display-mode: standalone)').matches) return 'done';
  return offer === undefined ? 'by-menu' : 'possible';
}

function keep(next: InstallOffer | undefined): void {
  offer = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
