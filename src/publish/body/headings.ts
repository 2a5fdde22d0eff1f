import { elements, type Parent } from './tree.ts';

/**
 * Headings in order: the first level of an article's text is h2 (its headline is the h1), and no level is jumped over,
 * so that who reads by headings finds the same outline as who sees their sizes.
 */
export function orderHeadings(tree: Parent): void {
  const open: number[] = [];
  for (const element of elements(tree)) {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level === undefined) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= Number(level)) open.pop();
    open.push(Number(level));
    const name = `h${Math.min(6, open.length + 1)}`;
    element.tagName = name;
    element.nodeName = name;
  }
}
