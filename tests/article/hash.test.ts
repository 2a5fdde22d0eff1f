import { expect, test } from 'vitest';
import { canonicalItem, itemHash, sha256 } from '../../src/article/hash.ts';

test('SHA-256 of "abc" is that of FIPS 180-4', async () => {
  expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('an item’s hash knows neither the order of fields nor what Carrel added', async () => {
  const one = { id: '1', title: 'T', _carrel: { words: 3 } };
  expect(await itemHash(one)).toBe(await itemHash({ title: 'T', id: '1' }));
  expect(canonicalItem(one)).toBe('{"id":"1","title":"T"}');
});
