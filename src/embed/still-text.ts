import { escapeHtml } from '../article/text.ts';

/**
 * JSX written as HTML text, where neither React nor a DOM is wanted: stands in for React in `carrel/prerender` (see
 * `vite.config.ts`), as `still.ts` does in the element, and holds what the article's view uses of it.
 */
type Markup = { readonly markup: string };
type Child = Markup | string | number | boolean | null | undefined | readonly Child[];
type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => Child;

const VOID = new Set(['img', 'br', 'hr', 'source', 'track']);

/** The HTML of what a component returns. */
export function written(child: unknown): string {
  const known = child as Child;
  if (typeof known === 'string' || typeof known === 'number') return escapeHtml(String(known));
  if (typeof known !== 'object' || known === null) return '';
  return 'markup' in known ? known.markup : known.map(written).join('');
}

export function jsx(type: string | Component, { children, ...props }: Props): Child {
  if (typeof type !== 'string') return type({ children, ...props });
  const open = `<${type}${Object.entries(props).map(attribute).join('')}>`;
  if (VOID.has(type)) return { markup: open };
  const raw = Object.values(props).find(isRaw);
  return { markup: `${open}${raw ? raw.__html : written(children)}</${type}>` };
}

export const jsxs = jsx;
export const createElement = jsx;
export const Fragment: Component = ({ children }) => children as Child;
export const version = '19';
export const useMemo = <T>(make: () => T): T => make();
export const useRef = (current: unknown) => ({ current });
/** Nothing happens to a text. */
export const useEffect = (): void => {};

function attribute([name, value]: readonly [string, unknown]): string {
  if (name === 'ref' || isRaw(value) || value === undefined || value === null || value === false) return '';
  const plain = name === 'className' ? 'class' : name.toLowerCase();
  return ` ${plain}="${value === true ? '' : escapeHtml(String(value))}"`;
}

/** HTML that a sanitizer has cut, as React takes it. */
const isRaw = (value: unknown): value is { readonly __html: string } =>
  typeof value === 'object' && value !== null && '__html' in value;
