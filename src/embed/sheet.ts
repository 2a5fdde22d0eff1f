const made = new Map<string, CSSStyleSheet>();

/** One sheet for all elements of a page; a constructed one, which a strict policy lets through. */
export function sheetOf(css: string): CSSStyleSheet {
  let sheet = made.get(css);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    made.set(css, sheet);
  }
  return sheet;
}
