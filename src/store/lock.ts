import { nameOf } from './names.ts';

/** Locks that the tabs of one base share. They end with the tab that holds them. Plain http has none: nobody holds any. */
const locks = () => (globalThis.navigator as Navigator | undefined)?.locks;

/** Held, beside any others who hold it, until the answer is called. */
export function holdLock(base: string, part: string): () => void {
  let release = () => {};
  const over = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Refused where the page is on its way out.
  locks()
    ?.request(nameOf(base, part), { mode: 'shared' }, () => over)
    .catch(() => {});
  return release;
}

/** Whether no tab holds it. */
export async function isFree(base: string, part: string): Promise<boolean> {
  const request = locks()?.request(nameOf(base, part), { ifAvailable: true }, (lock) => lock !== null);
  return (await request?.catch(() => true)) ?? true;
}

/** Does work when no tab does the same. Where there are no locks it is done at once. */
export async function alone<T>(base: string, part: string, work: () => Promise<T>): Promise<T> {
  const manager = locks();
  return manager === undefined ? work() : await manager.request(nameOf(base, part), work);
}
