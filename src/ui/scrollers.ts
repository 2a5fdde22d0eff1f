/**
 * Lets the keyboard reach tables, listings and formulas that are wider than the column and scroll sideways in
 * themselves (WCAG 2.1.1). Looks again when the column changes its size; returns what ends the looking.
 */
export function reachScrollers(root: HTMLElement): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {};
  const observer = new ResizeObserver(() => {
    for (const element of root.querySelectorAll('pre, table, math[display="block"]')) reach(element);
  });
  observer.observe(root);
  return () => observer.disconnect();
}

function reach(element: Element): void {
  if (element.scrollWidth > element.clientWidth) element.setAttribute('tabindex', '0');
  else element.removeAttribute('tabindex');
}
