import { directionOf } from '../../locale/direction.ts';
import { attribute, type Element, isElement, newElement, type Parent, setAttribute } from './tree.ts';

type Direction = 'ltr' | 'rtl';

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
  markText(element, textIn(element), own);
}

const childBlocks = (element: Element) =>
  HOLDERS.has(element.tagName)
    ? element.childNodes.filter(isElement).filter(({ tagName }) => LEAVES.has(tagName) || HOLDERS.has(tagName))
    : [];

/** A list, table or quotation that is wholly of the other direction is turned as a whole: its marks change sides. */
function isWhole(element: Element, { dir }: Own): boolean {
  if (!SIDED.has(element.tagName)) return false;
  const { left, right } = countLetters(textIn(element));
  return dir === 'rtl' ? left > 0 && right === 0 : right > 0 && left === 0;
}

function markText(element: Element, text: string, { language, dir, script }: Own): void {
  const letters = countLetters(text);
  const code = element.tagName === 'pre';
  const found = code ? codeDirection(letters) : directionIn(text, letters, dir);
  const spoken = code || attribute(element, 'lang') !== undefined ? undefined : languageIn(text, letters, script);
  const marks = {
    ...(found === undefined || found === dir ? {} : { dir: found }),
    ...(spoken === undefined || spoken === language?.split('-')[0] ? {} : { lang: spoken }),
  };
  // An item's own direction would take its mark to the other side of the list.
  if (element.tagName === 'li' && 'dir' in marks && childBlocks(element).length === 0) wrap(element, marks);
  else for (const [name, value] of Object.entries(marks)) setAttribute(element, name, value);
}

function wrap(element: Element, marks: Readonly<Record<string, string>>): void {
  const inside = newElement('span', marks, ...element.childNodes);
  element.childNodes = [inside];
  inside.parentNode = element;
}

type Letters = { readonly left: number; readonly right: number; readonly latin: number };

/** Letters by the way they run (Unicode Bidirectional Algorithm, classes L, R and AL), by blocks: this is asked often. */
function countLetters(text: string): Letters {
  let left = 0;
  let right = 0;
  let latin = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code < 0x250)) latin += 1;
    else if (code >= 0x590 && code < 0x900) right += Number(isRightLetter(code));
    else if ((code >= 0x370 && code < 0x2000) || (code >= 0x2c00 && code < 0x2e00) || (code >= 0x3040 && code < 0xd800))
      left += 1;
    else if ((code >= 0xfb1d && code < 0xfe00) || (code >= 0xfe70 && code < 0xff00)) right += 1;
  }
  return { left: left + latin, right, latin };
}

/** Neither points and vowel signs, nor figures and punctuation. */
const isRightLetter = (code: number) =>
  (code >= 0x5d0 && code <= 0x5f2) ||
  (code >= 0x620 && code <= 0x64a) ||
  (code >= 0x66e && code <= 0x6d3) ||
  code >= 0x6fa;

/** The direction of most letters; where they are about as many, that in which it begins. */
function directionIn(text: string, { left, right }: Letters, dir: Direction): Direction | undefined {
  const [along, against] = dir === 'ltr' ? [left, right] : [right, left];
  if (against <= along) return undefined;
  const other = dir === 'ltr' ? 'rtl' : 'ltr';
  return against > 2 * along || directionOf(undefined, text) === other ? other : undefined;
}

/** Programs are written from left to right, whatever they say. */
const codeDirection = ({ left, right }: Letters): Direction | undefined => (left * 3 > right ? 'ltr' : undefined);

/** @param script of the article: what is written in that says nothing new */
function languageIn(text: string, { left, right, latin }: Letters, script: string | undefined): string | undefined {
  const other = left + right - latin;
  if (other === 0) return script !== 'Latn' && script !== undefined && isEnglish(text) ? 'en' : undefined;
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
  const found = text.match(ENGLISH)?.length ?? 0;
  return found >= 2 && found >= text.split(/\s+/).length * 0.15;
}

const scripts = new Map<string, string | undefined>();

function scriptOf(language = 'und'): string | undefined {
  if (!scripts.has(language)) scripts.set(language, new Intl.Locale(language).maximize().script);
  return language === 'und' ? undefined : scripts.get(language);
}

/** The beginning of a block, without code in it: enough to tell a script. */
function textIn(element: Element): string {
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
