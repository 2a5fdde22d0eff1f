import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { carrel, workplace } from './carrel.ts';

test('a valid feed is said to be valid', async () => {
  const folder = workplace();
  writeFileSync(join(folder, 'a.json'), '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[]}');
  expect(await carrel(folder, 'check', 'a.json')).toEqual({ code: 0, out: 'a.json: valid, 0 articles\n', err: '' });
});

test('problems are told by file, path and reason', async () => {
  const folder = workplace('feeds');
  const { code, out } = await carrel(folder, 'check', 'feeds/feed.json', 'feeds/cut.json');
  expect(code).toBe(1);
  expect(out).toContain('items[0].id is a number, read as text (changed)');
  expect(out).toMatch(/feeds\/cut\.json: 1 problem\n {2}is not JSON/);
});

test('a hash that does not fit is a problem', async () => {
  const folder = workplace();
  const item = { id: 'a:b', content_html: 'x', _carrel: { sha256: '0'.repeat(64) } };
  writeFileSync(
    join(folder, 'a.json'),
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [item] }),
  );
  const { code, out } = await carrel(folder, 'check', 'a.json', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject([{ file: 'a.json', problems: [{ path: 'items[0]._carrel.sha256' }] }]);
});
