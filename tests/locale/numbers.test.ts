import { expect, test } from 'vitest';
import { formatBytes, formatList } from '../../src/locale/numbers.ts';

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [48_200, '48 kB'],
  [1_240_000, '1.2 MB'],
  [52_000_000, '52 MB'],
  [3_000_000_000, '3 GB'],
])('%d bytes read as %s', (bytes, said) => {
  expect(formatBytes(bytes, 'en')).toBe(said);
});

test('names are joined as the language joins them', () => {
  expect(formatList(['Ada', 'Grace'], 'en')).toBe('Ada and Grace');
  expect(formatList(['Ada'], 'en')).toBe('Ada');
});
