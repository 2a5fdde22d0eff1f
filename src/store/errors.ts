/** The device keeps nothing here: no IndexedDB, or it refuses (private mode, a frame's policy, a damaged profile). */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Another tab runs an older Carrel and does not let go of the database. Closing that tab helps. */
export class StoreBlocked extends Error {
  override readonly name = 'StoreBlocked';
}

/** The device has no room left for this site. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

export type StoreError = StoreUnavailable | StoreBlocked | StoreFull;

/** Any failure of storage by its name, with the browser's own error as `cause`. */
export function asStoreError(error: unknown): StoreError {
  if (isStoreError(error)) return error;
  if (hasName(error, 'QuotaExceededError')) return new StoreFull('no room left on this device', { cause: error });
  return new StoreUnavailable('storage refused', { cause: error });
}

export function isStoreError(error: unknown): error is StoreError {
  return error instanceof StoreUnavailable || error instanceof StoreBlocked || error instanceof StoreFull;
}

export function hasName(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}
