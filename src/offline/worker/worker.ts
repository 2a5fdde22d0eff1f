import { isAppKept, keepApp } from './assets.ts';
import type { Built, House } from './house.ts';
import { obey, type Scope } from './messages.ts';
import { otherAppNames } from './names.ts';
import { answer } from './policy.ts';
import { answerSync } from './post-waiting.ts';
import { forgetCaches, forgetHalf, noteBefore, sweep } from './sweep.ts';

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
  self.addEventListener('install', (event) => event.waitUntil(install()));
  self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
  self.addEventListener('fetch', (event) => {
    const answered = answer(event.request, house, (work) => event.waitUntil(work));
    if (answered !== undefined) event.respondWith(answered);
  });
  self.addEventListener('message', (event) => {
    const reply = (result: unknown) => event.ports[0]?.postMessage(result);
    event.waitUntil(obey(event.data, house, scope).then(reply, () => reply(undefined)));
  });
  answerSync((type, hear) => self.addEventListener(type, hear), house.home);
}

/**
 * A later version waits until a reader asks for it, or all pages are closed. Where no other keeps anything (the first,
 * one after a worker that retired, one whose predecessor's caches were taken away) there is nothing to wait for.
 */
async function install(): Promise<void> {
  await keepApp(house).catch((error: unknown) => forgetHalf(error, house));
  if ((await otherAppNames(house)).length === 0) await self.skipWaiting();
}

/** What a full device, or a version between the two, has kept from this one does not keep it from taking over. */
async function takeOver(): Promise<void> {
  const living = await scope.livingClients();
  await noteBefore(living, house).catch(() => {});
  await sweep(living, house).catch(() => {});
  await self.clients.claim();
  // Pages wait for this to end: a site that does not answer must not hold them up.
  const patience = new Promise((resolve) => setTimeout(resolve, house.patience));
  if (!(await isAppKept(house))) await Promise.race([keepApp(house).catch(() => {}), patience]);
}

/** Takes the worker and all that it kept away, and touches no open page. */
function retire(): void {
  self.addEventListener('install', () => void self.skipWaiting());
  self.addEventListener('activate', (event) =>
    event.waitUntil(forgetCaches(house, { keepApp: false }).finally(() => self.registration.unregister())),
  );
}
