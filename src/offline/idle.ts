/** Resolves when the page has nothing better to do; rejects if `signal` was aborted by then. */
export function idle(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = () => (signal.aborted ? reject(signal.reason) : resolve());
    // Safari has no idle callback yet.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(wake, { timeout: 2000 });
    else setTimeout(wake, 50);
  });
}

/** Resolves when the page and all it shows at first is loaded. */
export function pageLoaded(signal: AbortSignal): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => addEventListener('load', () => resolve(), { once: true, signal }));
}

/** The reader has asked for as little traffic as possible. */
export function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
