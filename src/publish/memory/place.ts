import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hash } from '../edition/hash.ts';
import { cacheFolder } from '../pictures/picture-cache.ts';
import type { World } from '../world.ts';

const KEPT_MS = 60 * 86_400_000;

/**
 * Where the memory of a site's runs lies: with what the system can make again, never in the site. `XDG_CACHE_HOME` moves
 * it, so that CI can carry it from run to run.
 *
 * @param out absolute path of the site's folder
 */
export function memoryPath(out: string, { memory }: World): string {
  return join(memory ?? join(dirname(cacheFolder()), 'editions'), hash(out).slice(0, 16));
}

/** Forgets sites that have not been published for two months. */
export function tidy(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > KEPT_MS) rmSync(join(folder, name), { force: true });
  }
}
