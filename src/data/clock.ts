/** The time a request has, and its caller's wish to stop: whichever comes first ends it. */
export type Clock = {
  readonly signal: AbortSignal;
  /** Ends with the work, or rejects when time is up or the caller has aborted, even if the work itself never ends. */
  guard<T>(work: Promise<T>): Promise<T>;
  /** The first byte is there: from now on only the whole counts. */
  started(): void;
  ranOut(): boolean;
  stop(): void;
};

export type Limits = {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the first byte of the body; 3 s, after which a server counts as hung. */
  readonly timeout?: number;
  /** Milliseconds until the last byte; 30 s. */
  readonly whole?: number;
};

export function startClock({ signal, timeout = 3000, whole = 30_000 }: Limits): Clock {
  const controller = new AbortController();
  let ranOut = false;
  const expire = () => {
    ranOut = true;
    controller.abort(new DOMException('the time was up', 'TimeoutError'));
  };
  const abort = () => controller.abort(signal?.reason);
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  aborted.catch(() => {});
  const first = setTimeout(expire, timeout);
  const last = setTimeout(expire, whole);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted === true) abort();
  return {
    signal: controller.signal,
    guard: (work) => Promise.race([work, aborted]),
    started: () => clearTimeout(first),
    ranOut: () => ranOut,
    stop: () => {
      clearTimeout(first);
      clearTimeout(last);
      signal?.removeEventListener('abort', abort);
    },
  };
}
