/**
 * What leaves nothing on the screen: white space, separators (NBSP), control characters, and all that Unicode calls
 * default-ignorable (zero width and bidi marks, BOM, soft hyphen, Hangul fillers, variation selectors, tags), with the
 * blank Braille pattern and interlinear marks, which look just as empty.
 */
const visible = /[^\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\u{2800}\u{fff9}-\u{fffb}]/u;

export function hasVisible(text: string): boolean {
  return visible.test(text);
}

/** Without what cannot be seen at its ends. */
export function trimInvisible(text: string): string {
  const characters = [...text];
  const first = characters.findIndex(hasVisible);
  const last = characters.findLastIndex(hasVisible);
  return first === -1 ? '' : characters.slice(first, last + 1).join('');
}
