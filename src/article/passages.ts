import { diffArrays } from 'diff';

/** A run of words that stayed, went or came. */
export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** A paragraph in which something has changed; `…` stands for words left out that did not. */
export type Passage = readonly Piece[];

/** Words of the unchanged text on either side of a change. */
const AROUND = 12;
/** Share of words that two paragraphs have in common, from which on they are one that was written anew. */
const ALIKE = 0.4;
/** Changes looked for; texts further apart than that are two texts. */
const MOST = { blocks: 2000, words: 1500 } as const;

/**
 * What has changed between two texts, paragraph by paragraph and word by word, in the order of the newer one. Words are
 * those of any script. Where the texts have too little in common, the older one is shown as gone and the newer as come.
 */
export function changedPassages(before: readonly string[], after: readonly string[]): readonly Passage[] {
  const runs = diffArrays([...before], [...after], { maxEditLength: MOST.blocks });
  if (runs === undefined) return [...wholes('removed', before), ...wholes('added', after)];
  const passages: Passage[] = [];
  let gone: string[] = [];
  for (const { value, added, removed } of runs) {
    if (removed) gone = value;
    else if (added) passages.push(...paired(gone.splice(0), value));
    else passages.push(...wholes('removed', gone.splice(0)));
  }
  return [...passages, ...wholes('removed', gone)];
}

const wholes = (kind: Piece['kind'], blocks: readonly string[]): Passage[] => blocks.map((text) => [{ kind, text }]);

/** Each newer paragraph with the first older one that it was written from; what has no other is gone or has come. */
function paired(before: readonly string[], after: readonly string[]): Passage[] {
  const passages: Passage[] = [];
  let next = 0;
  for (const block of after) {
    const changes = before.slice(next).map((older) => piecesOf(older, block));
    const found = changes.findIndex((pieces) => pieces !== undefined);
    if (found === -1) {
      passages.push([{ kind: 'added', text: block }]);
      continue;
    }
    passages.push(...wholes('removed', before.slice(next, next + found)), shortened(changes[found] ?? []));
    next += found + 1;
  }
  return [...passages, ...wholes('removed', before.slice(next))];
}

/** Undefined where the two have too little in common. */
function piecesOf(before: string, after: string): Piece[] | undefined {
  const [older, newer] = [wordsOf(before), wordsOf(after)];
  const runs = diffArrays(older, newer, { maxEditLength: MOST.words });
  const pieces = runs?.map(({ value, added, removed }): Piece => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
  const kept = pieces?.filter(({ kind }) => kind === 'same').map(({ text }) => text);
  return letters(kept) >= ALIKE * Math.min(letters([before]), letters([after])) ? joined(pieces ?? []) : undefined;
}

const letters = (texts: readonly string[] = []) => texts.join('').replace(/\s/g, '').length;

/** Words that changed side by side are one change: a space alone does not part them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  let change = { removed: '', added: '' };
  const close = () => {
    for (const kind of ['removed', 'added'] as const) if (change[kind]) all.push({ kind, text: change[kind] });
    change = { removed: '', added: '' };
  };
  for (const [at, { kind, text }] of pieces.entries()) {
    if (kind !== 'same') change[kind] += text;
    else if (text.trim() === '' && at > 0 && at < pieces.length - 1) {
      change.removed += text;
      change.added += text;
    } else {
      close();
      all.push({ kind, text });
    }
  }
  close();
  return all;
}

let segmenter: Intl.Segmenter | undefined;

/** Words, and what stands between them, so that joined they are the text. */
function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function shortened(pieces: readonly Piece[]): Passage {
  return pieces.map(({ kind, text }, at) => {
    if (kind !== 'same') return { kind, text };
    const words = wordsOf(text);
    const [start, end] = [at === 0 ? 0 : 2 * AROUND, at === pieces.length - 1 ? 0 : 2 * AROUND];
    if (words.length <= start + end + 1) return { kind, text };
    return { kind, text: `${words.slice(0, start).join('')}…${words.slice(words.length - end).join('')}` };
  });
}
