import { ATTRIBUTES, ELEMENTS, MATH_ATTRIBUTES, MATH_ELEMENTS, WITH_ID } from '../article/allow-list.ts';
import { cleanTree, type Place, type TreeView } from '../article/clean.ts';
import type { SafeHtml } from '../article/types.ts';
import { trustedHtml } from './trusted.ts';

/** Cuts an article's HTML to the allow-list and resolves its addresses. Never throws. */
export type Sanitize = (html: string, place: Place) => SafeHtml;

/** Passes HTML that is clean already through a sanitizer that others keep: a second, independent lock. */
type Gate = (html: string) => string;

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
  const { default: purify } = await import('dompurify');
  gate = (html) => String(purify.sanitize(html, PURIFY));
  return sanitize;
}

function sanitize(html: string, place: Place): SafeHtml {
  const { body } = new DOMParser().parseFromString(trustedHtml(html), 'text/html');
  const clean = cleanTree<Node>(body, view, place);
  return (gate?.(clean) ?? '') as SafeHtml;
}

/** The tree of the browser's own parser, in a document that neither runs nor fetches anything. */
const view: TreeView<Node> = {
  text: (node) => (node instanceof Text ? node.data : undefined),
  name: (node) => (node instanceof Element ? node.localName.toLowerCase() : undefined),
  namespace: (node) => (node instanceof Element ? (node.namespaceURI ?? '') : undefined),
  attribute: (node, name) => (node instanceof Element ? (node.getAttribute(name) ?? undefined) : undefined),
  children: (node) => node.childNodes,
};

const MATH = 'http://www.w3.org/1998/Math/MathML';

function nativeGate(): Gate {
  const everywhere = ATTRIBUTES['*'] ?? [];
  // The API refuses a configuration that names an attribute both for one element and for all.
  const own = (attributes: readonly string[]) => attributes.filter((name) => !everywhere.includes(name));
  const sanitizer = new Sanitizer({
    elements: [
      ...ELEMENTS.map((name) => ({
        name,
        attributes: own([...(ATTRIBUTES[name] ?? []), ...(WITH_ID.includes(name) ? ['id'] : [])]),
      })),
      ...MATH_ELEMENTS.map((name) => ({ name, namespace: MATH, attributes: own(MATH_ATTRIBUTES) })),
    ],
    attributes: [...everywhere],
  });
  const inert = document.implementation.createHTMLDocument('');
  return (html) => {
    const element = inert.createElement('div');
    element.setHTML(html, { sanitizer });
    return element.innerHTML;
  };
}

const PURIFY = {
  ALLOWED_TAGS: [...ELEMENTS, ...MATH_ELEMENTS],
  ALLOWED_ATTR: [...new Set([...Object.values(ATTRIBUTES).flat(), ...MATH_ATTRIBUTES, 'id'])],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  SANITIZE_DOM: false,
  RETURN_TRUSTED_TYPE: false,
};
