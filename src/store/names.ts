/**
 * Names on disk: databases, storage keys, caches, channels. Each holds the base path ("/", "/blog/"; it ends in "/"),
 * so that two Carrels can live on one origin.
 */
export function nameOf(base: string, part?: string): string {
  return part === undefined ? `carrel:${base}` : `carrel:${base}:${part}`;
}

/** Whether a name is this base's own. Parts hold no slash; a longer base after the same beginning does. */
export function isNameOf(base: string, name: string): boolean {
  const start = nameOf(base, '');
  return name === nameOf(base) || (name.startsWith(start) && !name.slice(start.length).includes('/'));
}
