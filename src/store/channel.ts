import { nameOf } from './names.ts';

/** Between the tabs of one base. What is heard is foreign, and checked by the one who hears. */
export type Channel = { tell(message: unknown): void; close(): void };

/** Everything of the base was forgotten; memory should let go of it too. */
export const forgotten = 'forgotten';

/** Where tabs cannot talk to each other, it is silent. */
export function openChannel(base: string, hear: (message: unknown) => void): Channel {
  const channel = makeChannel(base);
  channel?.addEventListener('message', (event) => hear(event.data));
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
    tell: (message) => channel?.postMessage(message),
    close: () => channel?.close(),
  };
}

function makeChannel(base: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(nameOf(base));
  } catch {
    return undefined;
  }
}
