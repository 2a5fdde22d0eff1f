import { deleteDB } from 'idb';
import { forgotten, openChannel } from './channel.ts';
import { asStoreError, StoreBlocked } from './errors.ts';
import { isNameOf, nameOf } from './names.ts';
import { tellSettings } from './settings.ts';
import { forgetTexts } from './web-storage.ts';

/**
 * Removes all that this base keeps on the device (database, settings, caches), nothing of another Carrel on the same
 * origin, and tells every tab. Each part is tried; then rejects with the first StoreError there was.
 */
export async function forgetEverything(base: string): Promise<void> {
  const parts = [
    () => forgetDatabase(base),
    () => forgetCaches(base),
    async () => forgetTexts('localStorage', base),
    async () => forgetTexts('sessionStorage', base),
  ];
  const results = await Promise.allSettled(parts.map((part) => part()));
  tellSettings(base);
  tellTabs(base);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw asStoreError(failed.reason);
}

async function forgetDatabase(base: string): Promise<void> {
  if (!('indexedDB' in globalThis)) return;
  await new Promise<void>((resolve, reject) => {
    const blocked = () => reject(new StoreBlocked('another tab holds the database open'));
    deleteDB(nameOf(base), { blocked }).then(resolve, reject);
  });
}

async function forgetCaches(base: string): Promise<void> {
  if (!('caches' in globalThis)) return;
  const names = (await caches.keys()).filter((name) => isNameOf(base, name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

function tellTabs(base: string): void {
  const channel = openChannel(base, () => {});
  channel.tell(forgotten);
  channel.close();
}
