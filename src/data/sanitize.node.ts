import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { cleanTree, type Place, type TreeView } from '../article/clean.ts';
import type { SafeHtml } from '../article/types.ts';
import type { Sanitize } from './sanitize.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** parse5's tree (the HTML standard's parser in JavaScript) as the cleaner sees it. */
const view: TreeView<Node> = {
  text: (node) => ('value' in node ? node.value : undefined),
  name: (node) => ('tagName' in node ? node.tagName.toLowerCase() : undefined),
  namespace: (node) => ('namespaceURI' in node ? node.namespaceURI : undefined),
  attribute: (node, name) =>
    'attrs' in node ? node.attrs.find((attribute) => attribute.name === name)?.value : undefined,
  children: (node) => ('childNodes' in node ? node.childNodes : []),
};

/** Cuts HTML to the allow-list, without a browser: for publishing and server rendering. Never throws. */
export function sanitize(html: string, place: Place): SafeHtml {
  return cleanTree<Node>(parseFragment(html), view, place) as SafeHtml;
}

/** The same door as in the browser's file: here it is always open. */
export const sanitizerNow = (): Sanitize | undefined => sanitize;
export const loadSanitizer = (): Promise<Sanitize> => Promise.resolve(sanitize);
