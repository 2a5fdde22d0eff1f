import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPassages, type Passage } from '../../src/article/passages.ts';

/** `-gone-`, `+come+`, and what stayed as it is. */
const written = (passages: readonly Passage[]) =>
  passages.map((passage) =>
    passage.map(({ kind, text }) => ({ same: text, removed: `-${text}-`, added: `+${text}+` })[kind]).join(''),
  );

const LONG = 'The committee met on a wet Tuesday in the old library, and after three hours of talk it had';

const CASES: readonly (readonly [name: string, before: string[], after: string[], shown: string[]])[] = [
  ['nothing', ['One.', 'Two.'], ['One.', 'Two.'], []],
  ['a word', ['The vote is on Monday.'], ['The vote is on Friday.'], ['The vote is on -Monday-+Friday+.']],
  ['a paragraph that came', ['One.', 'Three.'], ['One.', 'Two, quite new.', 'Three.'], ['+Two, quite new.+']],
  ['a paragraph that went', ['One.', 'Two, quite old.', 'Three.'], ['One.', 'Three.'], ['-Two, quite old.-']],
  [
    'a paragraph in the place of another',
    ['One.', 'Entirely other matters.', 'Three.'],
    ['One.', 'Prices fell by half.', 'Three.'],
    ['+Prices fell by half.+', '-Entirely other matters.-'],
  ],
  [
    'a mended paragraph after one that went',
    ['It rained all night long.', 'The bridge is closed until noon.'],
    ['The bridge is open again since noon.'],
    ['-It rained all night long.-', 'The bridge is -closed until -+open again since +noon.'],
  ],
  [
    'a language without spaces',
    ['図書館は月曜日に開きます。'],
    ['図書館は火曜日に開きます。'],
    ['図書館は-月曜日-+火曜日+に開きます。'],
  ],
  ['Arabic', ['فتحت المكتبة يوم الاثنين'], ['فتحت المكتبة يوم الجمعة'], ['فتحت المكتبة يوم -الاثنين-+الجمعة+']],
  [
    'the end of a long paragraph',
    [`${LONG} decided nothing.`],
    [`${LONG} agreed.`],
    ['… talk it had -decided nothing-+agreed+.'],
  ],
  ['a text that was empty', [], ['One.'], ['+One.+']],
  ['a text that is empty now', ['One.'], [], ['-One.-']],
];

describe('what has changed', () => {
  it.each(CASES)('shows %s', (_, before, after, shown) => {
    const passages = written(changedPassages(before, after));
    expect(passages.map((passage) => passage.replace(/^….*(?= talk it had)/, '…'))).toEqual(shown);
  });

  it('says of two texts that have nothing in common that one went and the other came', () => {
    const many = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word} ${i}`);
    const passages = changedPassages(many('before'), many('after'));
    expect(passages).toHaveLength(6000);
    expect(passages.every((passage) => passage.length === 1)).toBe(true);
  });

  it('loses no word of either text', () => {
    const block = fc
      .array(fc.constantFrom('a', 'b', 'of', 'the', '本'), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '));
    const text = fc.array(block, { maxLength: 6 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = changedPassages(before, after).flat();
        const side = (kind: 'removed' | 'added') =>
          pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text);
        for (const [blocks, other, shown] of [
          [after, before, side('removed')],
          [before, after, side('added')],
        ] as const) {
          const changed = blocks
            .filter((one) => !other.includes(one))
            .join('')
            .replaceAll(' ', '');
          const words = shown.join('').replaceAll(' ', '');
          for (const one of changed) expect(words).toContain(one);
        }
      }),
    );
  });
});
