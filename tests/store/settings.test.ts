import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, readSettings, subscribeSettings, writeSettings } from '../../src/store/settings.ts';

const name = 'carrel:/:settings';
const details = { name: 'Ada', email: 'ada@example.org', website: '' };

/** localStorage that throws, as in a frame or with a full disk. */
function refuse(...methods: ('getItem' | 'setItem')[]): void {
  for (const method of methods) {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('refused', 'QuotaExceededError');
    });
  }
}

beforeEach(() => {
  // Lets go of what was only held in memory.
  writeSettings('/', {});
  localStorage.clear();
});

describe('settings', () => {
  it('are the defaults at first', () => {
    expect(readSettings('/')).toEqual(defaultSettings);
  });

  it('are kept under the base, as JSON that the theme script can read', () => {
    writeSettings('/', { theme: 'dark' });
    expect(JSON.parse(localStorage.getItem(name) ?? '')).toEqual({ theme: 'dark' });
    expect(readSettings('/blog/')).toEqual(defaultSettings);
  });

  it('change one at a time, and go back to the default', () => {
    writeSettings('/', { theme: 'dark', details });
    writeSettings('/', { textSize: 4 });
    expect(readSettings('/')).toEqual({ theme: 'dark', textSize: 4, details });
    writeSettings('/', { details: undefined });
    expect(readSettings('/')).toEqual({ theme: 'dark', textSize: 4 });
  });

  it('leave what a newer Carrel has added', () => {
    localStorage.setItem(name, '{"voice":"slow"}');
    writeSettings('/', { theme: 'light' });
    expect(JSON.parse(localStorage.getItem(name) ?? '')).toEqual({ voice: 'slow', theme: 'light' });
  });

  it('stay the same object as long as nothing changes', () => {
    writeSettings('/', { theme: 'dark' });
    expect(readSettings('/')).toBe(readSettings('/'));
  });

  it.each([
    ['no JSON', '{"theme":'],
    ['a list', '[1]'],
    ['null', 'null'],
    ['other values', '{"theme":"pink","textSize":9,"details":{"name":1}}'],
    ['a number for the size that is text', '{"textSize":"2"}'],
  ])('are the defaults when the disk holds %s', (_, text) => {
    localStorage.setItem(name, text);
    expect(readSettings('/')).toEqual(defaultSettings);
  });

  it('hold for this visit when the device refuses to keep them', () => {
    refuse('getItem', 'setItem');
    expect(writeSettings('/', { theme: 'dark' })).toBe(false);
    expect(readSettings('/').theme).toBe('dark');
  });

  it('win over older ones on a disk that has become full', () => {
    writeSettings('/', { theme: 'light' });
    refuse('setItem');
    writeSettings('/', { theme: 'dark' });
    expect(readSettings('/').theme).toBe('dark');
  });

  it('are heard of in this tab, and no longer after the end', () => {
    const heard = vi.fn();
    const end = subscribeSettings('/', heard);
    writeSettings('/', { theme: 'dark' });
    writeSettings('/blog/', { theme: 'dark' });
    expect(heard).toHaveBeenCalledTimes(1);
    end();
    writeSettings('/', { theme: 'light' });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('follow another tab', () => {
    const heard = vi.fn();
    const end = subscribeSettings('/', heard);
    localStorage.setItem(name, '{"theme":"dark"}');
    window.dispatchEvent(new StorageEvent('storage', { key: name }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'carrel:/blog/:settings' }));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(readSettings('/').theme).toBe('dark');
    end();
  });
});
