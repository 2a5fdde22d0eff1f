import { SYNC_TAG } from '../drafts/sending.ts';

type SyncManager = { register(tag: string): Promise<void> };

/** Has the worker send what waits as soon as there is a network, even if no page is open. Chromium only; else nothing. */
export async function requestSync(home: string): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration(home);
    await (registration as { sync?: SyncManager } | undefined)?.sync?.register(SYNC_TAG);
  } catch {
    // Not allowed here: pages send it themselves.
  }
}
