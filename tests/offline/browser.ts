import { vi } from 'vitest';

export type Message = { readonly type: string; readonly urls?: readonly string[] };

/** A service worker as a page sees it; `replies` answers its messages by type. */
export class StandInWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly messages: unknown[] = [];
  readonly replies: (message: Message) => unknown;

  constructor(replies: (message: Message) => unknown = () => undefined) {
    super();
    this.replies = replies;
  }

  enter(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  postMessage(message: Message, [port]: MessagePort[]): void {
    this.messages.push(message);
    port?.postMessage(this.replies(message));
  }
}

/** The browser's side of one registration. */
export class StandInBrowser extends EventTarget {
  installing: StandInWorker | null = null;
  waiting: StandInWorker | null = null;
  active: StandInWorker | null = null;
  readonly container = Object.assign(new EventTarget(), {
    controller: null as StandInWorker | null,
    register: vi.fn((_address: string, _options: object) => Promise.resolve(this as unknown)),
  });
  readonly update = vi.fn(() => Promise.resolve());

  constructor() {
    super();
    Object.defineProperty(navigator, 'serviceWorker', { value: this.container, configurable: true });
  }

  /** A worker is found and begins to install. */
  find(worker: StandInWorker): void {
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
  }

  /** It has installed: the first takes over, a later one waits. */
  install(): void {
    const worker = this.installing;
    this.installing = null;
    if (this.active === null) {
      this.active = worker;
      worker?.enter('activated');
      this.claim();
    } else {
      this.waiting = worker;
      worker?.enter('installed');
    }
  }

  takeOver(): void {
    this.active = this.waiting;
    this.waiting = null;
    this.active?.enter('activated');
    this.claim();
  }

  private claim(): void {
    this.container.controller = this.active;
    this.container.dispatchEvent(new Event('controllerchange'));
  }
}

export function withoutWorkers(): void {
  Reflect.deleteProperty(navigator, 'serviceWorker');
}
