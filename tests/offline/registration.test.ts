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
  document.head.innerHTML = '';
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

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
    await vi.waitFor(() => expect(worker.state()).toBe('waiting'));
    expect(newer.messages).toEqual([]);
    for (const _ of [1, 2]) worker.applyUpdate();
    expect(newer.messages).toContainEqual({ type: 'SKIP_WAITING' });
    browser.takeOver();
    browser.container.dispatchEvent(new Event('controllerchange'));
    worker.applyUpdate();
    await settled();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('that took over at the word of another tab does not reload this one; it offers the new version once more', async () => {
    const reload = vi.fn<() => void>();
    const { browser, worker } = await openReady(reload);
    browser.find(new StandInWorker());
    browser.install();
    browser.takeOver();
    await vi.waitFor(() => expect(worker.state()).toBe('replaced'));
    expect(reload).not.toHaveBeenCalled();
    for (const _ of [1, 2]) worker.applyUpdate();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('that is the first one takes over without a word', async () => {
    const reload = vi.fn<() => void>();
    const { worker } = await openReady(reload);
    worker.applyUpdate();
    await settled();
    expect(worker.state()).toBe('ready');
    expect(reload).not.toHaveBeenCalled();
  });

  it('follows a page that is of the newer version already, without a word and without a reload', async () => {
    document.head.innerHTML = '<script type="module" src="/assets/index.2.js"></script>';
    const reload = vi.fn<() => void>();
    const { browser, worker } = await openReady(reload);
    const newer = new StandInWorker(({ type, urls }) => type === 'SERVES' && urls?.[0] === `${HOME}assets/index.2.js`);
    browser.find(newer);
    browser.install();
    await vi.waitFor(() => expect(newer.messages).toContainEqual({ type: 'SKIP_WAITING' }));
    browser.takeOver();
    await settled();
    expect(worker.state()).toBe('ready');
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
