import type { ReactElement } from 'react';

/**
 * JSX for what is drawn once and never changes: each element is made as it is named, without a tree in between.
 * It stands in for React in the element's script (see `vite.config.ts`) and holds what the article's view uses of it.
 * Nothing here reads text as HTML: what is to be raw has to come as nodes, and so needs no Trusted Types policy.
 */
type Child = Node | string | number | boolean | null | undefined | Iterable<Node> | readonly Child[];
type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => Child;

type Effect = () => (() => void) | undefined;

let effects: Effect[] = [];

/** Draws into an element in place of what it holds. Returns what ends the effects of the drawing. */
export function draw(into: ParentNode, make: () => ReactElement): () => void {
  effects = [];
  into.replaceChildren();
  append(into, make() as unknown as Child);
  const ends = effects.map((effect) => effect());
  return () => {
    for (const end of ends) end?.();
  };
}

export function jsx(type: string | Component, props: Props): Child {
  if (typeof type !== 'string') return type(props);
  const element = document.createElement(type);
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  return element;
}

export const jsxs = jsx;
export const createElement = jsx;
export const Fragment: Component = ({ children }) => children as Child;
export const version = '19';
export const useMemo = <T>(make: () => T): T => make();
export const useRef = (current: unknown) => ({ current });
export const useEffect = (effect: Effect): void => void effects.push(effect);

function set(element: HTMLElement, name: string, value: unknown): void {
  if (name === 'children') append(element, value as Child);
  else if (name === 'ref') (value as { current: unknown }).current = element;
  else if (isRaw(value)) element.append(...value.__html);
  else if (value !== undefined && value !== null && value !== false)
    element.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : String(value));
}

const isRaw = (value: unknown): value is { readonly __html: Iterable<Node> } =>
  typeof value === 'object' && value !== null && '__html' in value;

function append(into: ParentNode, child: Child): void {
  if (typeof child === 'object' && child !== null && !(child instanceof Node))
    for (const one of child) append(into, one);
  else if (child !== undefined && child !== null && typeof child !== 'boolean')
    // Numbers become text there.
    into.append(child as Node | string);
}
