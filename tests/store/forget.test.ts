import { afterEach, expect, it, vi } from 'vitest';
import { forgotten, openChannel } from '../../src/store/channel.ts';
import { connect, inStore } from '../../src/store/connection.ts';
import { StoreUnavailable } from '../../src/store/errors.ts';
import { forgetEverything } from '../../src/store/forget.ts';
import { isNameOf } from '../../src/store/names.ts';
import { keepListPlace, listPlaceOf } from '../../src/store/session.ts';
import { readSettings, subscribeSettings, writeSettings } from '../../src/store/settings.ts';

const edition = { id: 'a', order: 1, raw: {} };

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

async function fill(base: string) {
  const connection = connect(base);
  await inStore(connection.open, (database) => database.put('editions', edition));
  writeSettings(base, { theme: 'dark' });
  keepListPlace(base, 'one', { top: 1, pages: 1 });
  return { base, count: () => inStore(connection.open, (database) => database.count('editions')) };
}

it('forgets all that a base keeps, and nothing of another Carrel or of the site', async () => {
  const ours = await fill('/');
  const others = [await fill('/blog/'), await fill('/:settings/')];
  localStorage.setItem('theme', 'site');
  await forgetEverything('/');
  expect(await ours.count()).toBe(0);
  expect(readSettings('/').theme).toBe('system');
  expect(listPlaceOf('/', 'one')).toBeUndefined();
  expect(localStorage.getItem('theme')).toBe('site');
  for (const other of others) {
    expect(await other.count()).toBe(1);
    expect(readSettings(other.base).theme).toBe('dark');
    expect(listPlaceOf(other.base, 'one')).toBeDefined();
  }
});

it('forgets the caches under its own name only', async () => {
  const names = ['carrel:/:shell', 'carrel:/blog/:shell', 'other'];
  const gone = vi.fn(async () => true);
  vi.stubGlobal('caches', { keys: async () => names, delete: gone });
  await forgetEverything('/');
  expect(gone.mock.calls).toEqual([['carrel:/:shell']]);
});

it('tells whoever shows settings, and every tab', async () => {
  const heard = vi.fn();
  const end = subscribeSettings('/', heard);
  const told = new Promise((resolve) => {
    const channel = openChannel('/', (message) => {
      channel.close();
      resolve(message);
    });
  });
  await forgetEverything('/');
  expect(heard).toHaveBeenCalled();
  expect(await told).toBe(forgotten);
  end();
});

it('forgets the rest when one part refuses, and says so', async () => {
  writeSettings('/', { theme: 'dark' });
  vi.stubGlobal('caches', { keys: () => Promise.reject(new DOMException('refused', 'SecurityError')) });
  await expect(forgetEverything('/')).rejects.toBeInstanceOf(StoreUnavailable);
  expect(readSettings('/').theme).toBe('system');
});

it.each([
  ['carrel:/', '/', true],
  ['carrel:/:settings', '/', true],
  ['carrel:/blog/', '/', false],
  ['carrel:/blog/:settings', '/', false],
  ['carrel:/:x/:settings', '/', false],
  ['carrel:/:x/:settings', '/:x/', true],
  ['carrels', '/', false],
])('knows whether %s belongs to %s: %s', (name, base, expected) => {
  expect(isNameOf(base, name)).toBe(expected);
});
