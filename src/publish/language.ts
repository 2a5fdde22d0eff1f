import { directionOf } from '../locale/direction.ts';

/** Languages that can be told from their script alone, or nearly so. */
const BY_SCRIPT: readonly (readonly [script: string, pattern: RegExp, language: string | undefined])[] = [
  ['Arab', /\p{Script=Arabic}/gu, undefined],
  ['Hebr', /\p{Script=Hebrew}/gu, 'he'],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  ['Kore', /\p{Script=Hangul}/gu, 'ko'],
  ['Hans', /\p{Script=Han}/gu, undefined],
  ['Thai', /\p{Script=Thai}/gu, 'th'],
  ['Deva', /\p{Script=Devanagari}/gu, 'hi'],
  ['Beng', /\p{Script=Bengali}/gu, 'bn'],
  ['Taml', /\p{Script=Tamil}/gu, 'ta'],
  ['Telu', /\p{Script=Telugu}/gu, 'te'],
  ['Mymr', /\p{Script=Myanmar}/gu, 'my'],
  ['Khmr', /\p{Script=Khmer}/gu, 'km'],
  ['Geor', /\p{Script=Georgian}/gu, 'ka'],
  ['Armn', /\p{Script=Armenian}/gu, 'hy'],
  ['Grek', /\p{Script=Greek}/gu, 'el'],
  ['Cyrl', /\p{Script=Cyrillic}/gu, undefined],
];

export type Spoken = { readonly language?: string; readonly dir: 'ltr' | 'rtl' };

/**
 * The language and direction of an article: what it says itself, else the edition's, unless its letters are plainly
 * of another script.
 */
export function languageOf(said: string | undefined, edition: string | undefined, text: string): Spoken {
  if (said !== undefined) return { language: said, dir: directionOf(said) };
  const sample = text.slice(0, 4000);
  const found = scriptOf(sample);
  if (found === undefined || (edition !== undefined && writes(edition, found.script))) {
    return { ...(edition === undefined ? {} : { language: edition }), dir: directionOf(edition, sample) };
  }
  const language = found.language ?? guess(found.script, sample);
  return {
    ...(language === undefined ? {} : { language }),
    dir: found.script === 'Arab' ? 'rtl' : directionOf(language, sample),
  };
}

/** The script of most letters, where it is not Latin. */
function scriptOf(text: string): { script: string; language: string | undefined } | undefined {
  const counts = BY_SCRIPT.map(([script, pattern, language]) => ({
    script,
    language,
    count: text.match(pattern)?.length ?? 0,
  }));
  const kana = counts.find(({ script }) => script === 'Jpan');
  const latin = (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / 3;
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  if (most === undefined || most.count === 0 || most.count < latin) return undefined;
  return most.script === 'Hans' && kana && kana.count > most.count / 10 ? kana : most;
}

function writes(language: string, script: string): boolean {
  const own = new Intl.Locale(language).maximize().script ?? '';
  return own === script || (script === 'Hans' && ['Hant', 'Jpan', 'Hani'].includes(own));
}

/** Letters that only one of the larger languages of a script has. */
function guess(script: string, text: string): string | undefined {
  if (script === 'Arab') {
    if (/[ٹڈڑےں]/.test(text)) return 'ur';
    return /[پچژگ]/.test(text) ? 'fa' : 'ar';
  }
  if (script === 'Hans') return traditional(text) ? 'zh-Hant' : 'zh-Hans';
  return undefined;
}

/** Frequent characters that differ between the two ways to write Chinese. */
function traditional(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[這個們來時會說對過還後為麼與從點學]/g) > count(/[这个们来时会说对过还后为么与从点学]/g);
}
