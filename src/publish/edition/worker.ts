import type { App } from './app.ts';
import { hash, shortHash } from './hash.ts';
import type { Site } from './site.ts';

/** `sw.js`: one line that says what this edition's shell consists of, then the built worker. `--no-offline` retires it. */
export function workerScript(shell: string, app: App, site: Site): string {
  const assets = app.files.filter(({ name }) => name.startsWith('assets/'));
  const parts = [hash(shell), hash(app.worker), ...assets.map(({ name, bytes }) => `${name} ${hash(bytes)}`)];
  const about = {
    shell: { url: '404.html', sha256: hash(shell) },
    assets: assets.map(({ name }) => name),
    version: shortHash(parts.join('\n')),
    ...(site.offline ? {} : { retired: true }),
  };
  return `self.CARREL=${JSON.stringify(about)};\n${app.worker}`;
}
