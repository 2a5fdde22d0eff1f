import { isSilence, type LoadError } from './failures.ts';

/**
 * What real requests to the site have shown: it answers; there is no network; or something is there, but not the site
 * (too slow, a sign-in page in between).
 */
export type NetworkState = 'online' | 'offline' | 'unanswered';

export type Network = {
  state(): NetworkState;
  /** Takes note of how a request to the site ended; `undefined` is an answer. */
  heard(failure: LoadError | undefined): void;
  /** Calls back at each change; the answer ends it. */
  subscribe(listener: () => void): () => void;
};

/** `navigator.onLine` is not asked: it says yes behind a sign-in page, and no beside a server on the same machine. */
export function createNetwork(): Network {
  let state: NetworkState = 'online';
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    heard(failure) {
      const next = stateAfter(failure);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A refusal, a missing file, wrong content: all of them are answers. */
function stateAfter(failure: LoadError | undefined): NetworkState {
  if (!isSilence(failure)) return 'online';
  return failure.name === 'Unreachable' ? 'offline' : 'unanswered';
}
