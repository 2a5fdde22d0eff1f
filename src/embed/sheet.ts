const made = new Map<string, CSSStyleSheet>();

/** One sheet for all elements of a page; a constructed one, which a strict policy lets through. */
export function sheetOf(css: string): CSSStyleSheet {
  const known = made.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  made.set(css, sheet);
  return sheet;
}
