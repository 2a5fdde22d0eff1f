/** A browser looks for the target of a link such as `#note-1` in the page, not in a shadow tree. */
export function followInside(event: Event): void {
  const { target: clicked, currentTarget: tree } = event;
  if (!(clicked instanceof Element) || !(tree instanceof ShadowRoot)) return;
  const name = clicked.closest('a[href^="#"]')?.getAttribute('href')?.slice(1);
  const target = tree.getElementById(name ?? '');
  if (target === null) return;
  event.preventDefault();
  target.tabIndex = -1;
  target.focus();
}
