import { keepApp } from './assets.ts';
import type { Built, House } from './house.ts';
import { obey, type Scope } from './messages.ts';
import { answer } from './policy.ts';
import { forgetCaches, noteBefore, sweep } from './sweep.ts';

declare const self: ServiceWorkerGlobalScope & { readonly CARREL: Built };

const house: House = {
  built: self.CARREL,
  home: self.registration.scope,
  caches: self.caches,
  fetch: (request, init) => self.fetch(request, init),
  patience: 3000,
};

const scope: Scope = {
  skipWaiting: () => self.skipWaiting(),
  livingClients: async () => {
    const clients = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return clients.map((client) => client.id);
  },
};

if (house.built.retired === true) retire();
else serve();

function serve(): void {
  // Only the first version starts by itself; a later one waits until a reader asks for it, or all pages are closed.
  self.addEventListener('install', (event) => event.waitUntil(keepApp(house)));
  self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
  self.addEventListener('fetch', (event) => {
    const answered = answer(event.request, house, (work) => event.waitUntil(work));
    if (answered !== undefined) event.respondWith(answered);
  });
  self.addEventListener('message', (event) => {
    const reply = (result: unknown) => event.ports[0]?.postMessage(result);
    event.waitUntil(obey(event.data, house, scope).then(reply, () => reply(undefined)));
  });
}

async function takeOver(): Promise<void> {
  const living = await scope.livingClients();
  await noteBefore(living, house);
  await sweep(living, house);
  await self.clients.claim();
}

/** Takes the worker and all that it kept away, and touches no open page. */
function retire(): void {
  self.addEventListener('install', () => void self.skipWaiting());
  self.addEventListener('activate', (event) =>
    event.waitUntil(forgetCaches(house, { keepApp: false }).then(() => self.registration.unregister())),
  );
}
