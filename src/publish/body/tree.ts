import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';

export type TreeNode = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;
export type Tree = DefaultTreeAdapterTypes.DocumentFragment;

/** HTML as a browser would parse it inside an element. */
export const readTree = (text: string): Tree => parseFragment(text);

export const writeTree = (tree: Parent): string => serialize(tree);

export const isElement = (node: TreeNode): node is Element => 'tagName' in node;

/** All elements below, in the order of the text. What is changed while walking must lie behind. */
export function* elements(parent: Parent): Generator<Element> {
  for (const child of parent.childNodes.slice()) {
    if (!isElement(child)) continue;
    yield child;
    yield* elements(child);
  }
}

export const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

/** Sets an attribute; `undefined` removes it. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  const others = element.attrs.filter((one) => one.name !== name);
  const at = element.attrs.findIndex((one) => one.name === name);
  if (value !== undefined) others.splice(at < 0 ? others.length : at, 0, { name, value });
  element.attrs = others;
}

export const remove = (node: TreeNode) => defaultTreeAdapter.detachNode(node);

/** Puts nodes in the place of one. */
export function replace(node: TreeNode, ...others: readonly TreeNode[]): void {
  const parent = node.parentNode;
  if (!parent) return;
  for (const other of others) {
    defaultTreeAdapter.detachNode(other);
    defaultTreeAdapter.insertBefore(parent, other, node);
  }
  remove(node);
}

/** An element gives way to what it holds. */
export const unwrap = (element: Element) => replace(element, ...element.childNodes);

export const newText = (value: string): TreeNode => defaultTreeAdapter.createTextNode(value);

export function newElement(tagName: string, attributes: Record<string, string>, ...children: TreeNode[]): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element = defaultTreeAdapter.createElement(tagName, html.NS.HTML, attrs);
  for (const child of children) defaultTreeAdapter.appendChild(element, child);
  return element;
}
