import { expect } from './journey.ts';
import { findHostile, findLost, withTrap as test } from './trap.ts';
import { vectors } from './vectors.ts';

const all = vectors();
const PARTS = 4;

for (let part = 0; part < PARTS; part++)
  test(`runs nothing and leaves nothing hostile in any article, part ${part + 1} of ${PARTS}`, async ({
    page,
    hostile,
    trap,
  }) => {
    const articles = all.filter((_, i) => i % PARTS === part);
    expect(await findHostile(page, await hostile(articles), trap, articles)).toEqual([]);
  });

test('keeps the harmless elements of every article that is meant to be kept', async ({ page, context, hostile }) => {
  const articles = all.filter(({ group }) => group === 'feedparser-keep');
  expect(await findLost(page, await context.newPage(), await hostile(articles), articles)).toEqual([]);
});
