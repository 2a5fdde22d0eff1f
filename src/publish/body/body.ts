import type { Note } from '../sources/entry.ts';
import { resolveAddresses, type Surroundings } from './addresses.ts';
import { orderHeadings } from './headings.ts';
import { removeUnshown } from './removed.ts';
import { readTree, writeTree } from './tree.ts';
import { summaryOf, textOf } from './words.ts';

/** An article's body, ready for its bundle. Its HTML is still to be cut to the allow-list by whoever shows it. */
export type Body = {
  readonly html: string;
  readonly text: string;
  readonly summary?: string;
  readonly notes: readonly Note[];
};

/** One pass over the tree: what no reader shows, headings, addresses; then its words. */
export function prepareBody(html: string, around: Surroundings): Body {
  const tree = readTree(html);
  const removed = removeUnshown(tree);
  orderHeadings(tree);
  const notes = [...removed, ...resolveAddresses(tree, around)];
  const summary = summaryOf(tree);
  return { html: writeTree(tree).trim(), text: textOf(tree), ...(summary === undefined ? {} : { summary }), notes };
}
