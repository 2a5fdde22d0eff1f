type Held = (lock: object | null) => unknown;

/** `navigator.locks` in memory, as far as it is used: shared ones, and a look whether one is held. */
export function standInLocks(): void {
  const holders = new Map<string, number>();
  const count = (name: string, by: number) => holders.set(name, (holders.get(name) ?? 0) + by);
  const request = async (name: string, { mode }: { readonly mode?: string }, held: Held) => {
    if (mode !== 'shared') return held((holders.get(name) ?? 0) > 0 ? null : {});
    count(name, 1);
    await held({});
    count(name, -1);
    return undefined;
  };
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
}
