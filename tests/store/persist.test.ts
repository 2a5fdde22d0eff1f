import { afterEach, describe, expect, it, vi } from 'vitest';
import { askToPersist, keepingOf } from '../../src/store/persist.ts';

const browser = (storage: unknown) => vi.stubGlobal('navigator', { storage });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what the browser promises', () => {
  it.each([
    ['lasting', { persisted: () => Promise.resolve(true) }],
    ['passing', { persisted: () => Promise.resolve(false) }],
    ['unknown', { persisted: () => Promise.reject(new Error('not here')) }],
    ['unknown', {}],
    ['unknown', undefined],
  ])('is %s', async (keeping, storage) => {
    browser(storage);
    expect(await keepingOf()).toBe(keeping);
  });

  it('is asked for, and a browser that refuses or cannot be asked is none the worse', async () => {
    const persist = vi.fn(() => Promise.reject(new Error('no')));
    browser({ persist });
    await askToPersist();
    expect(persist).toHaveBeenCalledOnce();
    browser(undefined);
    await expect(askToPersist()).resolves.toBeUndefined();
  });
});
