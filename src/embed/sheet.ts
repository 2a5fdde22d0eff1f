const made = new Map<string, CSSStyleSheet>();

/**
 * One sheet for all elements of a page; a constructed one, which a strict policy lets through. `1rem` is what the host
 * says by `--carrel-rem`, as many pages set the size of their root to make `rem` a round number.
 */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = made.get(css) ?? new CSSStyleSheet();
  if (!made.has(css))
    sheet.replaceSync(css.replace(/(?<!@[^{]*)(?<![\w.])([\d.]+)rem\b/g, 'calc($1*var(--carrel-rem,1rem))'));
  made.set(css, sheet);
  return sheet;
}
