import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { carrel, filesIn, workplace } from './carrel.ts';
import { writeMany } from './many.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A folder of articles of several kinds, published in three shards. */
async function threeShards(...options: readonly string[]): Promise<string> {
  const folder = workplace('posts');
  writeMany(join(folder, 'posts'), 40);
  writeFileSync(join(folder, 'carrel.json'), '{"title":"In Parts","redirects":{"old":"number-3"}}');
  for (const index of [1, 2, 3])
    await carrel(folder, 'publish', 'posts', '--shard', `${index}/3`, '--out', `shard-${index}`, ...options);
  return folder;
}

const SHARDS = ['shard-1', 'shard-2', 'shard-3'];

describe('shards', () => {
  test('hold each article once, made and drawn, and are no sites of their own', async () => {
    const folder = await threeShards();
    const names = SHARDS.map((shard) => [...filesIn(join(folder, shard)).keys()]);
    const pages = names.flat().filter((name) => name.startsWith('articles/'));
    expect(pages).toHaveLength(46);
    expect(new Set(pages).size).toBe(46);
    for (const some of names) {
      expect(some.filter((name) => name.startsWith('articles/')).length).toBeGreaterThan(5);
      expect(some.filter((name) => /^(?:edition\.json|index\.html|feed|packs)/.test(name))).toEqual([]);
    }
  });

  test.each([[[]], [['--url', 'https://example.org/read/', '--no-oembed']]])(
    'merged are byte for byte the site that one machine makes (%j)',
    async (options) => {
      const folder = await threeShards(...options);
      await carrel(folder, 'publish', 'posts', '--out', 'whole', ...options);
      const { code, out } = await carrel(folder, 'merge', ...SHARDS, '--out', 'site');
      expect(code).toBe(1);
      expect(out).toContain('46 of 49 articles published');
      expect(filesIn(join(folder, 'site'))).toEqual(filesIn(join(folder, 'whole')));
    },
  );

  test('tell of everything once', async () => {
    const folder = await threeShards();
    const { out: whole } = await carrel(folder, 'publish', 'posts', '--out', 'whole', '--json');
    const { out: merged } = await carrel(folder, 'merge', ...SHARDS, '--out', 'site', '--json');
    const [a, b] = [JSON.parse(whole) as Report, JSON.parse(merged) as Report];
    expect(b.articles).toEqual(a.articles);
    expect(b.notes).toEqual(a.notes);
    expect(b.told.map(({ origin }) => origin).toSorted()).toEqual(a.told.map(({ origin }) => origin).toSorted());
  });

  test('merged again write nothing', async () => {
    const folder = await threeShards();
    await carrel(folder, 'merge', ...SHARDS, '--out', 'site');
    expect((await carrel(folder, 'merge', ...SHARDS, '--out', 'site')).out).toMatch(/\n0 files written/);
  });

  test('merged over the last edition keep its files for a day', async () => {
    const folder = await threeShards();
    await carrel(folder, 'publish', 'posts', '--out', 'last');
    writeFileSync(join(folder, 'posts/3.md'), '---\ntitle: Number 3\ndate: 2020-01-04\n---\nAnother text.');
    for (const [index, shard] of SHARDS.entries())
      await carrel(folder, 'publish', 'posts', '--shard', `${index + 1}/3`, '--out', shard);
    await carrel(folder, 'merge', ...SHARDS, '--out', 'site', '--previous', 'last');
    const bundles = [...filesIn(join(folder, 'site')).keys()].filter((name) => name.startsWith('bundles/number-3.'));
    expect(bundles).toHaveLength(2);
  });

  test.each([
    ['when one is missing', ['shard-1', 'shard-3'], /shard 2\/3 is missing/],
    ['when one is given twice', ['shard-1', 'shard-1', 'shard-2', 'shard-3'], /given twice/],
    ['when one is of other settings', ['shard-1', 'shard-2', 'other'], /other was published with other settings/],
    ['when one is no shard', ['shard-1', 'posts'], /posts is no shard/],
    ['when one is damaged', ['shard-1', 'shard-2', 'damaged'], /damaged: its shard\.json is damaged/],
  ])('are refused %s', async (_when, names, expected) => {
    const folder = await threeShards();
    await carrel(folder, 'publish', 'posts', '--shard', '3/3', '--out', 'other', '--no-oembed');
    cpSync(join(folder, 'shard-3'), join(folder, 'damaged'), { recursive: true });
    writeFileSync(join(folder, 'damaged/shard.json'), readFileSync(join(folder, 'shard-3/shard.json')).subarray(0, 99));
    const { code, err } = await carrel(folder, 'merge', ...names, '--out', 'site');
    expect(code).toBe(2);
    expect(err).toMatch(expected);
    expect(existsSync(join(folder, 'site'))).toBe(false);
  });
});

type Report = {
  readonly articles: unknown;
  readonly notes: unknown;
  readonly told: readonly { readonly origin: string }[];
};
