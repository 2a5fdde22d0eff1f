import { fold } from './fold.ts';

/** A word in a text: the forms by which it is found, and where it stands. */
export type Token = {
  readonly terms: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Two letters of a language without spaces; the second begins the next pair. */
  readonly isPair?: boolean;
};

/** The words of a text in any language, of those too that write no spaces. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (SPACELESS.test(word))
      for (const { piece, index: inside, isPair } of piecesOf(word)) {
        const start = index + inside;
        tokens.push({ terms: [fold(piece)], start, end: start + piece.length, isPair });
      }
    else tokens.push({ terms: formsOf(word), start: index, end: index + word.length });
  }
  return tokens;
}

/** The words to look for in what a reader typed; each has to be there. */
export function queryTerms(query: string): string[] {
  const terms: string[] = [];
  for (const [word] of query.normalize('NFKC').matchAll(WORD)) {
    if (SPACELESS.test(word)) terms.push(...askedPieces(piecesOf(word)));
    else terms.push(...askedForms(word));
  }
  return [...new Set(terms)].filter((term) => term !== '');
}

/** Letters and digits, held together by what may stand within a word. */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200c\u200d]*(?:['’ʼ׳״‐-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]+|(?<=\p{Script=Hebrew}\p{M}*)"(?=\p{Script=Hebrew})[\p{L}\p{M}\p{N}]+)*/gu;

const JOINTS = /['’ʼ׳״"‐\u200c-]/;

/** "l’été" is found by "été" and "lété", "e-mail" by "mail" and "email". */
function formsOf(word: string): string[] {
  if (!JOINTS.test(word)) return [fold(word)];
  const parts = word.split(JOINTS).filter((part) => part !== '');
  return [...new Set([...parts, parts.join('')].map(fold))];
}

/** Elided articles and the like are not asked for: "l’été" asks for "été", "e-mail" for "email". */
function askedForms(word: string): string[] {
  if (!JOINTS.test(word)) return [fold(word)];
  const parts = word.split(/['’ʼ]/);
  const long = parts.filter((part) => part.length > 1);
  return (long.length > 0 ? long : [parts.join('')]).flatMap((part) => {
    const pieces = part.split(JOINTS).filter((piece) => piece !== '');
    return (pieces.some((piece) => piece.length === 1) ? [pieces.join('')] : pieces).map(fold);
  });
}

/** The last letter of a run is in its last pair already. */
function askedPieces(pieces: readonly Piece[]): string[] {
  return pieces.filter(({ isPair }, n) => isPair || pieces[n - 1]?.isPair !== true).map(({ piece }) => fold(piece));
}

const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆]';
const OTHERS = '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]';
/** Scripts that write no spaces between words. */
const SPACELESS = new RegExp(`${CJK}|${OTHERS}`, 'u');
const RUNS = new RegExp(`(?:${CJK}\\p{M}*)+|(?:${OTHERS}\\p{M}*)+|(?:(?!${CJK}|${OTHERS}).)+`, 'gsu');
const IS_CJK = new RegExp(`^${CJK}`, 'u');

type Piece = { readonly piece: string; readonly index: number; readonly isPair: boolean };

/**
 * Chinese and Japanese in pairs of letters: where a dictionary sees their words depends on what stands beside them, and
 * "书馆" would not find "图书馆". Thai and its like as the browser's dictionary takes them apart.
 */
function piecesOf(word: string): Piece[] {
  return Array.from(word.matchAll(RUNS), ({ 0: run, index }) =>
    splitRun(run).map((piece) => ({ ...piece, index: index + piece.index })),
  ).flat();
}

function splitRun(run: string): Piece[] {
  if (!SPACELESS.test(run)) return [{ piece: run, index: 0, isPair: false }];
  if (IS_CJK.test(run) || !knowsWords) return pairs(run);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ segment, index }) => ({ piece: segment, index, isPair: false }));
}

/** Whether this browser knows the words of languages without spaces. */
export const knowsWords = 'Segmenter' in Intl;
let segmenter: Intl.Segmenter | undefined;

/** Every letter with the next one; the last stands alone. */
export function pairs(run: string): Piece[] {
  const letters = [...run.matchAll(/\P{M}\p{M}*/gu)];
  return letters.map(({ 0: letter, index }, n) => ({
    piece: letter + (letters[n + 1]?.[0] ?? ''),
    index,
    isPair: n + 1 < letters.length,
  }));
}
