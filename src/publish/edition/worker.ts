import type { App } from './app.ts';
import { hash, shortHash } from './hash.ts';
import type { Site } from './site.ts';

/** `sw.js`: one line that says what this edition's shell consists of, then the built worker. */
export function workerScript(shell: string, app: App, site: Site): string {
  if (!site.offline) return RETIRED;
  const assets = app.files.filter(({ name }) => name.startsWith('assets/'));
  const parts = [hash(shell), hash(app.worker), ...assets.map(({ name, bytes }) => `${name} ${hash(bytes)}`)];
  const about = {
    shell: { url: '404.html', sha256: hash(shell) },
    assets: assets.map(({ name }) => name),
    version: shortHash(parts.join('\n')),
  };
  return `self.CARREL=${JSON.stringify(about)};\n${app.worker}`;
}

/** For `--no-offline`: a worker that takes the place of the old one only to clear its caches and go. */
const RETIRED = `const base = new URL(self.registration.scope).pathname;
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(retire()));
async function retire() {
  const names = await caches.keys();
  const own = names.filter((name) => name === 'carrel:' + base || name.startsWith('carrel:' + base + ':'));
  await Promise.all(own.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
`;
