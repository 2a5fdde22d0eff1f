import { expect, it, vi } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { StoreFull } from '../../src/store/errors.ts';
import { articleOf, openTab } from './desk.ts';

it('says why the device refuses, tells whoever listens once, and stops when it has kept something again', async () => {
  const { library } = openTab();
  const heard: (string | undefined)[] = [];
  library.subscribe((change) => change === 'problem' && heard.push(library.problem()?.name));
  expect(library.problem()).toBeUndefined();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  await expect(library.keepArticle(articleOf('a'))).rejects.toBeInstanceOf(StoreFull);
  await expect(library.markRead('a', 'hash')).rejects.toBeInstanceOf(StoreFull);
  expect(await library.keptArticles()).toEqual([]);
  expect(heard).toEqual(['StoreFull']);
  put.mockRestore();
  await library.markRead('a', 'hash');
  expect(heard).toEqual(['StoreFull', undefined]);
});

it('says why where nothing can be opened', async () => {
  const library = createLibrary(() => Promise.reject(new DOMException('denied', 'SecurityError')), '/');
  await expect(library.savedArticles()).rejects.toThrow('storage refused');
  expect(library.problem()?.name).toBe('StoreUnavailable');
  library.close();
});
