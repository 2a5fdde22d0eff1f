/** What the browser promises of what is kept: `lasting`, or gone when it needs the room, or after days without a visit. */
export type Keeping = 'lasting' | 'passing' | 'unknown';

/** Asks that nothing be thrown away without the reader's word. Browsers ask the reader, or decide by themselves. */
export async function askToPersist(): Promise<void> {
  await storage()
    ?.persist?.()
    .catch(() => false);
}

export async function keepingOf(): Promise<Keeping> {
  const lasting = await storage()
    ?.persisted?.()
    .catch(() => undefined);
  return lasting === undefined ? 'unknown' : lasting ? 'lasting' : 'passing';
}

/** Missing where the page came by plain http. */
const storage = () => (globalThis.navigator as Navigator | undefined)?.storage as Partial<StorageManager> | undefined;
