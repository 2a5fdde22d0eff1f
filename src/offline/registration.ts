import { trustedScript } from '../data/trusted.ts';
import { pageLoaded } from './idle.ts';

/**
 * `unsupported`: this browser, or this address (plain http), has no worker. `installing`: the app is being kept.
 * `ready`: a worker is active. `waiting`: so it is, and a newer version waits for the reader's word. `replaced`: a newer
 * version is active, because another tab's reader has given it, while this page still runs the one before.
 */
export type WorkerState = 'unsupported' | 'installing' | 'ready' | 'waiting' | 'replaced';

/** The page's side of the service worker. */
export type OfflineWorker = {
  state(): WorkerState;
  /** Calls back at each change; the answer ends it. */
  subscribe(listener: () => void): () => void;
  /** Lets the waiting version take over, and reloads this page, once, when it has. */
  applyUpdate(): void;
  /** Asks the active worker, which answers with its result; undefined where there is none or it stays silent. */
  ask(message: WorkerMessage, patience?: number): Promise<unknown>;
  stop(): void;
};

/** What the worker understands. Addresses are absolute. */
export type WorkerMessage =
  | { readonly type: 'STATUS' | 'SKIP_WAITING' | 'FORGET_ALL' | 'MEASURE' }
  | { readonly type: 'SERVES' | 'KEEP_PAGES' | 'KEEP_MEDIA' | 'FORGET_MEDIA'; readonly urls: readonly string[] };

/** Between two looks for a newer worker. */
const PAUSE = 10 * 60_000;

/**
 * Registers the worker of a folder as soon as the page has loaded.
 *
 * @param home absolute address of the folder
 * @param reload replaced in tests
 */
export function registerWorker(home: string, reload: () => void = () => location.reload()): OfflineWorker {
  const container = (globalThis.navigator as Navigator | undefined)?.serviceWorker;
  if (container === undefined) return nobody;
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  const { signal } = stopping;
  let state: WorkerState = 'installing';
  let registration: ServiceWorkerRegistration | undefined;
  let checkedAt = Date.now();
  let controlled = container.controller !== null;
  /** Another tab's reader has let a newer version take over. */
  let replaced = false;
  let asked = false;
  /** The newer worker that this page is already of: it came from the network before its worker did. */
  let own: ServiceWorker | undefined;

  void start();
  container.addEventListener('controllerchange', changeHands, { signal });
  document.addEventListener('visibilitychange', () => void lookForUpdate(), { signal });
  globalThis.addEventListener('focus', () => void lookForUpdate(), { signal });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    applyUpdate() {
      const waiting = registration?.waiting;
      if (!waiting && !replaced) return;
      const first = !asked;
      asked = true;
      if (waiting) void askWorker(waiting, { type: 'SKIP_WAITING' }, 10_000);
      else if (first) reload();
    },
    ask: (message, patience = 10_000) => askWorker(registration?.active, message, patience),
    stop: () => stopping.abort(),
  };

  async function start(): Promise<void> {
    await pageLoaded(signal);
    try {
      registration = await container?.register(trustedScript(`${home}sw.js`), { updateViaCache: 'none' });
      registration?.addEventListener('updatefound', follow, { signal });
      follow();
    } catch {
      enter('unsupported');
    }
  }

  function follow(): void {
    registration?.installing?.addEventListener('statechange', settle, { signal });
    settle();
  }

  function settle(): void {
    const { active, waiting, installing } = registration ?? {};
    // Active first passes through "activating", in which it does not answer yet.
    active?.addEventListener('statechange', settle, { signal });
    if (active?.state !== 'activated') enter(active || waiting || installing ? 'installing' : 'unsupported');
    else if (waiting) void weigh(waiting);
    else enter(replaced ? 'replaced' : 'ready');
  }

  /** A page that is of the newer version already has nothing to be offered: the worker may follow it. */
  async function weigh(waiting: ServiceWorker): Promise<void> {
    if (waiting === own) return;
    if (!(await servesThisPage(waiting))) return enter('waiting');
    own = waiting;
    void askWorker(waiting, { type: 'SKIP_WAITING' }, 10_000);
  }

  /** Only the page whose reader has asked reloads, and once: a second worker may take over before it is gone. */
  async function changeHands(): Promise<void> {
    const first = !controlled;
    controlled = true;
    if (asked) return container?.removeEventListener('controllerchange', changeHands), reload();
    const active = container?.controller;
    if (first || !active || active === own || (await servesThisPage(active))) return;
    replaced = true;
    settle();
  }

  function enter(next: WorkerState): void {
    if (signal.aborted || next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  /** Without a network there is nothing to find, and nothing to say about it. */
  async function lookForUpdate(): Promise<void> {
    if (document.visibilityState !== 'visible' || Date.now() - checkedAt < PAUSE) return;
    checkedAt = Date.now();
    if (state === 'unsupported') return start();
    await registration?.update().catch(() => {});
  }
}

/** Whether this page's own script is one of the version's that a worker belongs to. */
async function servesThisPage(worker: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script !== null && (await askWorker(worker, { type: 'SERVES', urls: [script.src] }, 3000)) === true;
}

const nobody: OfflineWorker = {
  state: () => 'unsupported',
  subscribe: () => () => {},
  applyUpdate: () => {},
  ask: () => Promise.resolve(undefined),
  stop: () => {},
};

function askWorker(
  worker: ServiceWorker | null | undefined,
  message: WorkerMessage,
  patience: number,
): Promise<unknown> {
  if (!worker) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const finish = (answer: unknown) => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(finish, patience, undefined);
    port1.addEventListener('message', (event) => finish(event.data));
    port1.start();
    worker.postMessage(message, [port2]);
  });
}
