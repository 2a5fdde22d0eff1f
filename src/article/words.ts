/** How long a text is, and how long reading it takes. */

/** Words as the language counts them: of Chinese, Japanese and Thai too, which write no spaces. */
export function countWords(text: string, language?: string): number {
  if (
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u.test(
      text,
    )
  ) {
    return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\u200c\u200d-]*/gu)?.length ?? 0;
  }
  let words = 0;
  for (const part of segmenter(language).segment(text)) if (part.isWordLike) words += 1;
  return words;
}

/**
 * Minutes for a quick (260 words a minute) and a slow reader (180): the middle of the range that Brysbaert (2019,
 * doi:10.1016/j.jml.2019.104047) found for silent reading of non-fiction, 175 to 300 words a minute.
 */
export function readingMinutes(words: number): readonly [quick: number, slow: number] {
  return [Math.max(1, Math.round(words / 260)), Math.max(1, Math.ceil(words / 180))];
}

function segmenter(language?: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}
