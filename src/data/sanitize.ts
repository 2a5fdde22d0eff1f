import { ATTRIBUTES, ELEMENTS, MATH_ATTRIBUTES, MATH_ELEMENTS } from '../article/allow-list.ts';
import { cleanTree, MATH, type Place, type TreeView } from '../article/clean.ts';
import type { SafeHtml } from '../article/types.ts';

/**
 * Cuts an article's HTML to the allow-list and resolves its addresses. Never throws, except where the browser has no
 * `setHTML` and the page's policy on Trusted Types forbids ours.
 */
export type Sanitize = (html: string, place: Place) => SafeHtml;

export type Gate = {
  /** Reads HTML of any kind into a tree that neither runs nor fetches. */
  readonly parse: (html: string) => Node;
  /** Passes HTML that is clean already through a sanitizer that others keep: a second, independent lock. */
  readonly cut: (html: string) => Element;
};

let gate: Gate | undefined;

/** The sanitizer, if it can be had without loading anything: browsers with `setHTML` have it at once. */
export function sanitizerNow(): Sanitize | undefined {
  gate ??= 'setHTML' in Element.prototype ? nativeGate() : undefined;
  return gate && sanitize;
}

/** The sanitizer; loads DOMPurify where the browser has no `setHTML`. */
export async function loadSanitizer(): Promise<Sanitize> {
  const now = sanitizerNow();
  if (now !== undefined) return now;
  const { purifyGate } = await import('./purify.ts');
  gate = purifyGate([...ELEMENTS, ...MATH_ELEMENTS], allAttributes());
  return sanitize;
}

/** Clean HTML as nodes, once the sanitizer is there: put into a page so, it needs no Trusted Types policy. */
export function nodesOf(html: SafeHtml): Iterable<Node> {
  return gate?.cut(html).childNodes ?? [];
}

function sanitize(html: string, place: Place): SafeHtml {
  return (gate?.cut(cleanTree<Node>(gate.parse(html), view, place)).innerHTML ?? '') as SafeHtml;
}

/** The tree of the browser's own parser. */
const view: TreeView<Node> = {
  text: (node) => (node instanceof Text ? node.data : undefined),
  name: (node) => (node instanceof Element ? node.localName.toLowerCase() : undefined),
  namespace: (node) => (node instanceof Element ? (node.namespaceURI ?? '') : undefined),
  attribute: (node, name) => (node instanceof Element ? (node.getAttribute(name) ?? undefined) : undefined),
  children: (node) => node.childNodes,
};

const allAttributes = () => [...new Set([...Object.values(ATTRIBUTES).flat(), ...MATH_ATTRIBUTES, 'id', 'aria-level'])];

function nativeGate(): Gate {
  // The cleaner has judged which attribute may stand where; this lock lets through no element and no attribute but those
  // of the table, as DOMPurify does elsewhere.
  const attributes = allAttributes();
  const sanitizer = new Sanitizer({
    elements: [...ELEMENTS, ...MATH_ELEMENTS.map((name) => ({ name, namespace: MATH }))],
    attributes,
  });
  const inert = document.implementation.createHTMLDocument('');
  const read = (html: string, by: Sanitizer) => {
    const element = inert.createElement('div');
    element.setHTML(html, { sanitizer: by });
    return element;
  };
  // Takes out what can run, and leaves the rest for the cleaner to judge. It has to name the attributes: Chromium 156
  // crashes on `<marquee onstart>` where a configuration leaves it to the browser which ones are handlers.
  const lenient = new Sanitizer({ attributes: [...attributes, 'checked'] });
  return { parse: (html) => read(html, lenient), cut: (html) => read(html, sanitizer) };
}
