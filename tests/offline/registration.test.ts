import { afterEach, describe, expect, it, vi } from 'vitest';
import { type OfflineWorker, registerWorker } from '../../src/offline/registration.ts';
import { StandInBrowser, StandInWorker, withoutWorkers } from './browser.ts';

const HOME = 'http://localhost:3000/';
const workers: OfflineWorker[] = [];

function register(reload: () => void = () => {}): OfflineWorker {
  const worker = registerWorker(HOME, reload);
  workers.push(worker);
  return worker;
}

afterEach(() => {
  for (const worker of workers.splice(0)) worker.stop();
  withoutWorkers();
});

async function openReady(reload?: () => void) {
  const browser = new StandInBrowser();
  const worker = register(reload);
  await vi.waitFor(() => expect(browser.container.register).toHaveBeenCalled());
  await Promise.resolve();
  browser.find(new StandInWorker());
  browser.install();
  expect(worker.state()).toBe('ready');
  return { browser, worker };
}

describe('the worker', () => {
  it('is registered past the HTTP cache, and says how far it is', async () => {
    const browser = new StandInBrowser();
    const worker = register();
    const states: string[] = [worker.state()];
    worker.subscribe(() => states.push(worker.state()));
    browser.installing = new StandInWorker();
    await vi.waitFor(() => expect(browser.container.register).toHaveBeenCalledTimes(1));
    await Promise.resolve();
    browser.install();
    expect(states).toEqual(['installing', 'ready']);
    expect(browser.container.register).toHaveBeenCalledWith(`${HOME}sw.js`, { updateViaCache: 'none' });
  });

  it('is unsupported where the browser has none, and where it refuses', async () => {
    expect(register().state()).toBe('unsupported');
    const browser = new StandInBrowser();
    browser.container.register.mockRejectedValue(new DOMException('no', 'SecurityError'));
    const worker = register();
    await vi.waitFor(() => expect(worker.state()).toBe('unsupported'));
    expect(await worker.ask({ type: 'STATUS' })).toBeUndefined();
  });

  it('is unsupported when its installation fails', async () => {
    const browser = new StandInBrowser();
    const first = new StandInWorker();
    browser.installing = first;
    const worker = register();
    await vi.waitFor(() => expect(browser.container.register).toHaveBeenCalled());
    await Promise.resolve();
    browser.installing = null;
    first.enter('redundant');
    expect(worker.state()).toBe('unsupported');
  });

  it('of a newer version waits for the word of the reader, then the page reloads once', async () => {
    const reload = vi.fn<() => void>();
    const { browser, worker } = await openReady(reload);
    const newer = new StandInWorker();
    browser.find(newer);
    expect(worker.state()).toBe('ready');
    browser.install();
    expect(worker.state()).toBe('waiting');
    expect(newer.messages).toEqual([]);
    worker.applyUpdate();
    expect(newer.messages).toEqual([{ type: 'SKIP_WAITING' }]);
    browser.takeOver();
    browser.container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledTimes(1);
    expect(worker.state()).toBe('ready');
  });

  it('taken over from another tab does not reload this one', async () => {
    const reload = vi.fn<() => void>();
    const { browser, worker } = await openReady(reload);
    browser.find(new StandInWorker());
    browser.install();
    browser.takeOver();
    worker.applyUpdate();
    expect(reload).not.toHaveBeenCalled();
  });

  it('is looked for again when the page is looked at, at most every ten minutes', async () => {
    const { browser } = await openReady();
    vi.useFakeTimers({ toFake: ['Date'] });
    globalThis.dispatchEvent(new Event('focus'));
    expect(browser.update).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 10 * 60_000);
    globalThis.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(browser.update).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('answers what it is asked', async () => {
    const { browser, worker } = await openReady();
    browser.active = new StandInWorker(({ type }) => ({ said: type }));
    expect(await worker.ask({ type: 'STATUS' })).toEqual({ said: 'STATUS' });
  });
});
