import { readTree } from '../../body/tree.ts';
import { textOf } from '../../body/words.ts';

/** HTML as one line of plain text. */
export const plainOf = (html: string): string => oneLine(textOf(readTree(html)));

/** Marks within a line, as people put them into titles. Other words in angle brackets are words. */
const MARKS =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|br|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|samp|small|span|strong|strike|sub|sup|tt|u|var|wbr)(?:\s[^<>]*)?\/?>/gi;

/**
 * A title as plain text. Where the feed does not say whether it is HTML, only what plainly is HTML is read so: "1 < 2"
 * and "the <T> of a type" stay.
 *
 * @param type as in Atom; absent where the feed does not say
 */
export function titleOf(value: string, type: string | undefined): string {
  if (type !== undefined) return /html|xml/i.test(type) ? plainOf(value) : oneLine(value);
  const marked = new RegExp(MARKS, 'i').test(value) || /&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/i.test(value);
  if (!marked) return oneLine(value);
  return plainOf(value.replace(MARKS, keep).replaceAll('<', '&lt;').replaceAll('\u0001', '<'));
}

/** Marks become tags again once all other angle brackets have become characters. */
const keep = (mark: string) => `\u0001${mark.slice(1)}`;

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** True for what nobody writes who means plain text. */
export const looksLikeHtml = (text: string): boolean =>
  /<\/?(?:a|abbr|article|audio|b|blockquote|br|code|div|em|figure|font|h[1-6]|hr|i|iframe|img|li|math|ol|p|pre|section|small|span|strong|sub|sup|svg|table|ul|video)(?:\s[^<>]*)?\/?>|&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/i.test(
    text,
  );
