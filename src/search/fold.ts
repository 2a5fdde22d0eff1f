/**
 * A word as it is compared: without case, accents, vowel points and stretching, which readers do not type, and with
 * one form of letters and digits that have several.
 */
export function fold(word: string): string {
  return ASCII.test(word) ? word.toLowerCase() : remembered(word);
}

// oxlint-disable-next-line no-control-regex -- ASCII begins with control characters
const ASCII = /^[\0-\x7f]*$/;

const known = new Map<string, string>();
/** Words of some languages; more would only be remembered for texts that mix many. */
const most = 50_000;

function remembered(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= most) known.clear();
  const folded = foldAll(word);
  known.set(word, folded);
  return folded;
}

function foldAll(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '$1')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(VARIANTS, (letter) => ONE_FORM[letter] ?? letter)
    .replace(DIGITS, (digit) => String(digitOf(digit)));
}

/** In these scripts they are accents or vowel points; in Devanagari, Thai or kana they are letters. */
const MARKS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;

/** Stretching, joiners, soft hyphens, and the nukta, which many leave out. */
const UNSEEN = /[\u0640\u200b-\u200f\u00ad\u2060\u093c]/g;

/** Unicode's case folding, where it differs from lower case, and letters that keyboards of a language share or lack. */
const ONE_FORM: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۃ: 'ه',
  ک: 'ك',
  '\u0901': '\u0902',
};
const VARIANTS = new RegExp(`[${Object.keys(ONE_FORM).join('')}]`, 'gu');

/** Arabic, Persian, Devanagari, Bengali and Thai digits: each begins its ten at a round place. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;
const digitOf = (digit: string) => {
  const code = digit.charCodeAt(0);
  return (code - (code >= 0x966 && code < 0xa00 ? 6 : 0)) & 15;
};
