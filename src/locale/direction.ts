/** Which way a text runs. */

/** ISO 15924 codes of the living scripts that are written from right to left. */
const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

const STRONG_RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;

/**
 * The direction of a text: by the script of its language (BCP 47) when that is named, else by the text's first strong
 * character (Unicode Bidirectional Algorithm, rule P2), else from left to right.
 */
export function directionOf(language?: string, text?: string): 'ltr' | 'rtl' {
  if (language && isNamed(language)) {
    const script = scriptOf(language);
    if (script !== undefined) return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
  }
  const first = text?.match(/\p{L}/u)?.[0];
  return first !== undefined && STRONG_RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language.replaceAll('_', '-')).maximize().script;
  } catch {
    return undefined;
  }
}

const isNamed = (language: string) => /^[a-z]{2,3}(?:[-_]|$)/i.test(language) && !/^und/i.test(language);
