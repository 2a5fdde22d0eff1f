import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, covers, joinBases, type Version } from '../../src/drafts/version.ts';

/** A text of a tab, typed after it had seen the others. */
function typed(value: string, lineage: string, revision: number, ...seen: Version[]): Version {
  return { value, lineage, revision, base: joinBases(seen), at: `2026-01-01T00:00:0${revision}Z` };
}

describe('the texts of one field', () => {
  const base = typed('Well', 'a', 1);
  const onward = typed('Well said', 'b', 2, base);
  const beside = typed('Well done', 'c', 3, base);
  const after = typed('Well said and done', 'b', 4, onward, beside);
  it.each<[string, Version[], Version | undefined, string | undefined, string | undefined]>([
    ['none', [], undefined, undefined, undefined],
    ['one', [base], undefined, 'Well', undefined],
    ['one that goes on from another', [onward, base], undefined, 'Well said', undefined],
    ['two from the same base', [base, onward, beside], undefined, 'Well done', 'Well said'],
    ["two from the same base, one this tab's own", [base, onward, beside], onward, 'Well said', 'Well done'],
    ['one that has seen both', [base, onward, beside, after], onward, 'Well said and done', undefined],
    ['an older one that says nothing', [typed('', 'd', 9), base], undefined, 'Well', undefined],
    ['a deletion that has seen the text', [base, typed('', 'b', 2, base)], undefined, '', undefined],
    ['the same one twice', [base, { ...base }], undefined, 'Well', undefined],
  ])('%s', (_, versions, own, shown, rival) => {
    const look = compareVersions(versions, own);
    expect([look.shown?.value, look.rival?.value]).toEqual([shown, rival]);
  });

  it('keep the one in use, whatever came in', () => {
    expect(compareVersions([base, onward], base, base)).toMatchObject({ shown: { value: 'Well' } });
    expect(compareVersions([base, onward], base, base).rival).toBeUndefined();
  });
});

/** Tabs type, hear of each other or miss it; each step is a tab and the tab it hears of before it types. */
const history = fc.array(fc.tuple(fc.nat(3), fc.option(fc.nat(3)), fc.boolean()), { minLength: 1, maxLength: 30 });

function play(steps: readonly (readonly [number, number | null, boolean])[]) {
  const known = [0, 1, 2, 3].map(() => new Map<string, Version>());
  const all: Version[] = [];
  for (const [index, [tab, heard, types]] of steps.entries()) {
    const mine = known[tab] ?? new Map();
    for (const [lineage, version] of known[heard ?? tab] ?? []) {
      const before = mine.get(lineage);
      if (!before || before.revision < version.revision) mine.set(lineage, version);
    }
    if (!types) continue;
    const { shown } = compareVersions([...mine.values()], mine.get(`${tab}`));
    const revision = 1 + Math.max(0, ...[...mine.values()].map((version) => version.revision));
    const next = { ...typed(`text ${index}`, `${tab}`, revision, ...(shown ? [shown] : [])), at: `${index}` };
    mine.set(`${tab}`, next);
    all.push(next);
  }
  return all;
}

it('never loses a text that no later one grew out of, in whatever order tabs type and hear', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let left = play(steps);
      const heads = left.filter((version) => !left.some((other) => other !== version && covers(other, version)));
      const found = new Set<string>();
      // One text after the other is looked at and put aside, as a reader would who settles every conflict.
      for (const _ of heads) {
        const { shown } = compareVersions(left);
        if (shown) found.add(shown.value);
        left = left.filter((version) => version.value !== shown?.value && !(shown && grewInto(version, shown)));
      }
      expect([...found].toSorted()).toEqual(heads.map((version) => version.value).toSorted());
    }),
  );
});

function grewInto(version: Version, later: Version): boolean {
  return covers(later, version);
}
