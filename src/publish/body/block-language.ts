import { directionOf } from '../../locale/direction.ts';
import { attribute, type Element, isElement, type Parent, setAttribute } from './tree.ts';

type Direction = 'ltr' | 'rtl';

/** The letters that run from right to left, of the scripts in use (Unicode blocks, see `locale/direction.ts`). */
const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10d00}-\u{10d3f}\u{1e900}-\u{1e95f}]/u;
const RIGHT_LETTERS =
  /[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06fa-\u07ea\u0800-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10d00}-\u{10d23}\u{1e900}-\u{1e943}]/gu;
const LEFT_LETTERS =
  /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Devanagari}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/gu;
/** Anything that is neither Latin nor a sign of all scripts. */
const NOT_LATIN =
  /[\u0370-\u1fff\u2c00-\u2dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\uffdc\u{10000}-\u{1efff}\u{20000}-\u{3ffff}]/u;

/** Scripts that one language of today has nearly for itself. */
const ONE_LANGUAGE: readonly (readonly [letters: RegExp, language: string])[] = [
  [/[\u05d0-\u05ea]/, 'he'],
  [/[\u3041-\u30ff]/, 'ja'],
  [/[\uac00-\ud7a3]/, 'ko'],
  [/[\u0e01-\u0e2e]/, 'th'],
  [/[\u03b1-\u03c9\u0391-\u03a9]{2}/, 'el'],
  [/[\u0b85-\u0bb9]/, 'ta'],
  [/[\u0c05-\u0c39]/, 'te'],
  [/[\u10d0-\u10f0]/, 'ka'],
  [/[\u0561-\u0587]/, 'hy'],
  [/[\u1780-\u17b3]/, 'km'],
];

const ARABIC = /[\u0620-\u06d3]/;
const LEAVES = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption summary pre blockquote address'.split(' '),
);
const HOLDERS = new Set(
  'article aside blockquote details div dl figure li main ol section table tbody td th thead tr ul'.split(' '),
);

/** Where the marks of items, the order of columns or a rule at the edge change sides. */
const SIDED = new Set('blockquote dl ol table ul'.split(' '));

type Tongue = { readonly language?: string | undefined; readonly dir: Direction };

/**
 * Gives `dir` to every block that runs against the article, and `lang` to those whose script tells their language, so
 * that a reader's eye, its voice and its fonts follow. What the source says itself stays.
 *
 * @param text of the article; where it has no letter of another script, nothing is looked at
 */
export function markBlocks(tree: Parent, text: string, { language, dir }: Tongue): void {
  const latin = scriptOf(language) === 'Latn';
  if (dir === 'ltr' && latin && !NOT_LATIN.test(text)) return;
  const own = { language, dir, script: scriptOf(language) };
  for (const child of tree.childNodes) if (isElement(child)) markBlock(child, own);
}

type Own = Tongue & { readonly script: string | undefined };

function markBlock(element: Element, own: Own): void {
  const said = attribute(element, 'dir')?.toLowerCase();
  if (said === 'ltr' || said === 'rtl') return;
  const blocks = childBlocks(element);
  if (blocks.length > 0 && !isWhole(element, own)) {
    for (const block of blocks) markBlock(block, own);
    return;
  }
  if (!LEAVES.has(element.tagName) && blocks.length === 0) return;
  markText(element, lettersOf(element), own);
}

const childBlocks = (element: Element) =>
  HOLDERS.has(element.tagName)
    ? element.childNodes.filter(isElement).filter(({ tagName }) => LEAVES.has(tagName) || HOLDERS.has(tagName))
    : [];

/** A list, table or quotation that is wholly of the other direction is turned as a whole: its marks change sides. */
function isWhole(element: Element, { dir }: Own): boolean {
  if (!SIDED.has(element.tagName)) return false;
  const text = lettersOf(element);
  const against = dir === 'rtl' ? LEFT_LETTERS : RIGHT_LETTERS;
  const along = dir === 'rtl' ? RIGHT_LETTERS : LEFT_LETTERS;
  return count(text, against) > 0 && count(text, along) === 0;
}

function markText(element: Element, text: string, { language, dir, script }: Own): void {
  const found = element.tagName === 'pre' ? codeDirection(text) : directionIn(text, dir);
  if (found !== undefined && found !== dir) setAttribute(element, 'dir', found);
  if (element.tagName === 'pre' || attribute(element, 'lang') !== undefined) return;
  const spoken = languageIn(text, script);
  if (spoken !== undefined && spoken !== language?.split('-')[0]) setAttribute(element, 'lang', spoken);
}

/** The direction of most letters; where they are about as many, that of the article. */
function directionIn(text: string, dir: Direction): Direction | undefined {
  const right = RIGHT.test(text) ? count(text, RIGHT_LETTERS) : 0;
  if (dir === 'ltr' && right === 0) return undefined;
  const left = count(text, LEFT_LETTERS);
  if (right === 0 && left === 0) return undefined;
  if (dir === 'ltr')
    return right > left && directionOf(undefined, text) === 'rtl' ? 'rtl' : right > 2 * left ? 'rtl' : undefined;
  return left > right && directionOf(undefined, text) === 'ltr' ? 'ltr' : left > 2 * right ? 'ltr' : undefined;
}

/** Programs are written from left to right, whatever they say. */
const codeDirection = (text: string): Direction | undefined =>
  count(text, LEFT_LETTERS) * 3 > count(text, RIGHT_LETTERS) ? 'ltr' : undefined;

/** @param script of the article: what is written in that says nothing new */
function languageIn(text: string, script: string | undefined): string | undefined {
  if (script !== 'Latn' && script !== undefined && isEnglish(text)) return 'en';
  if (!NOT_LATIN.test(text)) return undefined;
  const latin = count(text, /\p{Script=Latin}/gu);
  const other = count(text, /\p{L}/gu) - latin;
  if (other <= latin) return undefined;
  if (script !== 'Arab' && ARABIC.test(text)) return arabicOf(text);
  const found = ONE_LANGUAGE.find(([letters]) => letters.test(text))?.[1];
  return found !== undefined && scriptOf(found) !== script ? found : undefined;
}

/** Letters that only one of the large languages of the Arabic script has. */
function arabicOf(text: string): string | undefined {
  if (/[ٹڈڑےں]/.test(text)) return 'ur';
  if (/[پچژگ]/.test(text) && /[یک]/.test(text)) return 'fa';
  return /[ةىي]/.test(text) && !/[پچژگیک]/.test(text) ? 'ar' : undefined;
}

const ENGLISH = /\b(?:the|and|of|to|is|in|that|for|with|this|are|was|it|on|as|by|from|or|be)\b/gi;

/** Two in nine words of running English are among these. */
function isEnglish(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return (
    latin >= 4 &&
    !RIGHT.test(text) &&
    count(text, ENGLISH) >= Math.max(2, latin * 0.15) &&
    !/[\u0250-\u1fff\u2c00-\u{1ffff}]/u.test(text)
  );
}

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

const scripts = new Map<string, string | undefined>();

function scriptOf(language = 'und'): string | undefined {
  if (!scripts.has(language)) scripts.set(language, new Intl.Locale(language).maximize().script);
  return language === 'und' ? undefined : scripts.get(language);
}

/** The first letters of a block, without code in it: enough to tell a script. */
function lettersOf(element: Element): string {
  const parts: string[] = [];
  collect(element, parts, { left: 400 });
  return parts.join(' ');
}

function collect(element: Element, parts: string[], room: { left: number }): void {
  for (const child of element.childNodes) {
    if (room.left <= 0) return;
    if ('value' in child) {
      const text = child.value.slice(0, room.left);
      parts.push(text);
      room.left -= text.length;
    } else if (isElement(child) && (child.tagName !== 'code' || element.tagName === 'pre')) collect(child, parts, room);
  }
}
