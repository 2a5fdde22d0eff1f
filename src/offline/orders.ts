import { loadEdition } from '../data/edition.ts';
import { quietly, type Services } from '../data/services.ts';
import type { Order, OrderKey, Receipt } from '../library/orders.ts';
import { alone } from '../store/lock.ts';
import { askToPersist } from '../store/persist.ts';
import { savesData } from './idle.ts';
import { bringOrder, type Progress } from './order.ts';
import type { OfflineWorker } from './registration.ts';

/** How it stands with an order. `stopped` and `failed` go on from where they are when they are given again. */
export type OrderState =
  | { readonly kind: 'bringing'; readonly progress: Progress | undefined }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'kept'; readonly receipt: Receipt };

export type Orders = {
  /** Undefined where nothing was ordered, or nothing is known yet. */
  state(key: OrderKey): OrderState | undefined;
  /** Calls back at each change; the answer ends it. */
  subscribe(listener: () => void): () => void;
  /** Orders, or goes on with what was stopped. */
  give(key: OrderKey): void;
  stop(key: OrderKey): void;
  /** What was brought stays, but is no longer kept up to date. */
  withdraw(key: OrderKey): void;
  end(): void;
};

/**
 * The reader's standing orders. Those that were under way when the page was left go on; those that were complete are
 * brought again when there is a newer edition, beside the one that is kept.
 */
export function startOrders(services: Services, worker: OfflineWorker): Orders {
  const { library, base } = services;
  const listeners = new Set<() => void>();
  const states = new Map<OrderKey, OrderState>();
  const running = new Map<OrderKey, AbortController>();
  let changes: Promise<unknown> = Promise.resolve();
  const enter = (key: OrderKey, state: OrderState | undefined) => {
    if (state === undefined) states.delete(key);
    else states.set(key, state);
    for (const listener of listeners) listener();
  };
  const unsubscribe = library.subscribe((change) => {
    if (change === 'all') for (const key of running.keys()) stopRunning(key);
    if (change === 'all' || change === 'orders') void look();
    if (change === 'edition') void look().then(renew);
  });
  void look().then(goOn);

  return {
    state: (key) => states.get(key),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    give(key) {
      void askToPersist();
      void bring(key, true);
    },
    stop(key) {
      stopRunning(key);
      void quietly(change(key, (order) => order && { ...order, stopped: true })).then(look);
    },
    withdraw(key) {
      stopRunning(key);
      changes = changes.then(() => quietly(library.removeOrder(key)));
    },
    end() {
      unsubscribe();
      for (const key of running.keys()) stopRunning(key);
    },
  };

  function stopRunning(key: OrderKey): void {
    running.get(key)?.abort();
    running.delete(key);
  }

  /** Reads the orders anew, as another tab may have given or withdrawn one. */
  async function look(): Promise<readonly Order[]> {
    const orders = (await quietly(library.orders())) ?? [];
    const known = new Map(orders.map((order) => [order.key, order]));
    for (const key of states.keys()) if (!known.has(key) && !running.has(key)) enter(key, undefined);
    for (const order of orders) if (!running.has(order.key)) enter(order.key, stateOf(order));
    return orders;
  }

  async function goOn(): Promise<void> {
    for (const { key, stopped, receipt } of await look()) if (!stopped && receipt === undefined) void bring(key, false);
    await renew();
  }

  async function renew(): Promise<void> {
    const isComplete = ({ stopped, receipt }: Order) => !stopped && receipt !== undefined;
    if (savesData() || !(await look()).some(isComplete)) return;
    const newest = (await quietly(loadEdition(services)))?.id;
    for (const { key, stopped, receipt } of await look())
      if (!stopped && receipt !== undefined && newest !== undefined && receipt.edition !== newest)
        void bring(key, false);
  }

  /** One change after the other, as each is made of what the last one left. */
  function change(key: OrderKey, to: (order: Order | undefined) => Order | undefined): Promise<void> {
    const made = changes.then(async () => {
      const order = to((await library.orders()).find((one) => one.key === key));
      if (order !== undefined) await library.putOrder(order);
    });
    changes = quietly(made);
    return made;
  }

  /** One tab alone brings; the others hear of it through the library. @param asked by the reader, just now */
  async function bring(key: OrderKey, asked: boolean): Promise<void> {
    if (running.has(key)) return;
    const aborting = new AbortController();
    running.set(key, aborting);
    try {
      if (asked) {
        // Noted before it is shown: a reload from here on finds it.
        await change(key, (order) => ({ key, packs: [], ...order, stopped: false }));
        if (!aborting.signal.aborted) enter(key, { kind: 'bringing', progress: undefined });
      }
      await alone(base, key, () => fulfil(key, aborting.signal));
    } catch (error) {
      running.delete(key);
      if (!aborting.signal.aborted) return enter(key, { kind: 'failed', error });
    }
    if (running.get(key) === aborting) running.delete(key);
    await look();
  }

  async function fulfil(key: OrderKey, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const before = (await library.orders()).find((one) => one.key === key);
    const order: Order = { key, packs: [], ...before, stopped: false };
    const found = await loadEdition(services, signal);
    if (found.failure !== undefined) throw found.failure;
    await settled(worker, signal);
    const tell = (progress: Progress) => enter(key, { kind: 'bringing', progress });
    const remember = async (next: Order) => {
      await change(key, () => (signal.aborted ? undefined : next));
      signal.throwIfAborted();
    };
    const receipt = await bringOrder(services, worker, found, order, order.receipt ? () => {} : tell, remember, signal);
    await remember({ ...order, packs: found.edition.packs.map(({ sha256 }) => sha256), receipt });
  }
}

/** Resolves when the worker, which keeps the pictures, is there, or is known not to come. */
function settled(worker: OfflineWorker, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => worker.state() !== 'installing' && finish(resolve);
    const finish = (then: () => void) => {
      end();
      then();
    };
    const end = worker.subscribe(look);
    signal.addEventListener('abort', () => finish(() => reject(signal.reason)), { once: true });
    look();
  });
}

function stateOf({ stopped, receipt }: Order): OrderState {
  if (receipt !== undefined) return { kind: 'kept', receipt };
  return stopped ? { kind: 'stopped' } : { kind: 'bringing', progress: undefined };
}
