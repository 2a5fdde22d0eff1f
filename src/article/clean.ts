import { isWeb } from './address.ts';
import * as table from './allow-list.ts';
import { cleanAttributes, linkAddress, mediaAddress, type Place } from './clean-attributes.ts';
import { escapeHtml } from './text.ts';

export type { Place } from './clean-attributes.ts';

/** How to look at a parsed tree, whoever parsed it: the browser's own parser or parse5. */
export type TreeView<Node> = {
  /** The text of a text node; undefined for every other node. */
  text(node: Node): string | undefined;
  /** Lower-case local name of an element; undefined for every other node. */
  name(node: Node): string | undefined;
  namespace(node: Node): string | undefined;
  attribute(node: Node, name: string): string | undefined;
  children(node: Node): Iterable<Node>;
};

const HTML = 'http://www.w3.org/1999/xhtml';
export const MATH = 'http://www.w3.org/1998/Math/MathML';
const DEEPEST = 200;

const ELEMENTS = new Set(table.ELEMENTS);
const MATH_ELEMENTS = new Set(table.MATH_ELEMENTS);
const DROPPED = new Set(table.DROPPED_WITH_CONTENT);
const VOID = new Set(table.words('br col hr img source track wbr'));
const MEDIA = new Set(table.words('audio img video'));

type Around = { readonly depth: number; readonly inMath: boolean; readonly inLink: boolean };

/**
 * Writes anew, from the allow-list alone, what a tree holds: nothing that is not in the table gets out, whatever the
 * tree looks like. Elements that are not allowed leave their content; pictures and sounds of other origins become
 * links, so that nothing foreign is fetched. Never throws.
 */
export function cleanTree<Node>(root: Node, view: TreeView<Node>, place: Place): string {
  return inside(root, { depth: 0, inMath: false, inLink: false });

  function inside(node: Node, around: Around): string {
    if (around.depth > DEEPEST) return textOnly(node);
    let html = '';
    for (const child of view.children(node)) html += written(child, around);
    return html;
  }

  function written(node: Node, around: Around): string {
    const text = view.text(node);
    if (text !== undefined) return escapeHtml(text);
    const name = view.name(node);
    if (name === undefined) return '';
    const deeper = { ...around, depth: around.depth + 1 };
    const namespace = view.namespace(node) ?? HTML;
    if (namespace === MATH) return math(node, name, deeper);
    if (namespace !== HTML) return '';
    if (name === 'input') return checkbox(node);
    if (DROPPED.has(name)) return '';
    if (around.inMath || !ELEMENTS.has(name)) return inside(node, deeper);
    if (MEDIA.has(name)) return media(node, name, deeper);
    if (name === 'a') return link(node, deeper);
    return element(node, name === 'h1' ? 'h2' : name, deeper);
  }

  function element(node: Node, name: string, around: Around): string {
    const attributes = cleanAttributes(name, (attribute) => view.attribute(node, attribute), place);
    const { headline } = place;
    // The element stays what it is, and looks so: only its place in the order of headings is the host page's.
    const level = headline && /^h\d/.test(name) ? ` aria-level="${Number(name[1]) + headline - 1}"` : '';
    const open = `<${name}${attributes}${level}>`;
    if (name === 'source' || name === 'track') return / src(?:set)?=/.test(attributes) ? open : '';
    if (VOID.has(name)) return open;
    const content = inside(node, around);
    return `${open}${name === 'pre' && content.startsWith('\n') ? '\n' : ''}${content}</${name}>`;
  }

  function math(node: Node, name: string, around: Around): string {
    if (DROPPED.has(name)) return '';
    if (!MATH_ELEMENTS.has(name) || (name !== 'math' && !around.inMath)) return inside(node, around);
    const open = `<${name}${cleanAttributes(name, (attribute) => view.attribute(node, attribute), place, table.MATH_ATTRIBUTES)}>`;
    return `${open}${inside(node, { ...around, inMath: true })}</${name}>`;
  }

  function link(node: Node, around: Around): string {
    if (around.inLink) return inside(node, around);
    return element(node, 'a', { ...around, inLink: view.attribute(node, 'href') !== undefined });
  }

  function media(node: Node, name: string, around: Around): string {
    const addresses = [view.attribute(node, 'src') ?? '', ...sources(node)].filter((address) => address.trim() !== '');
    if (addresses.some((address) => mediaAddress(address, place) !== undefined)) return element(node, name, around);
    const content = name === 'img' ? '' : inside(node, around);
    const label = view.attribute(node, 'alt') || view.attribute(node, 'title') || '';
    const target = addresses.map((address) => linkAddress(address, place)).find((href) => href && isFollowable(href));
    if (target === undefined || around.inLink) return escapeHtml(label) + content;
    return `<a href="${escapeHtml(target)}">${escapeHtml(label || fileName(target))}</a>${content}`;
  }

  function sources(node: Node): string[] {
    const found: string[] = [];
    for (const child of view.children(node)) {
      if (view.name(child) === 'source') found.push(view.attribute(child, 'src') ?? '');
    }
    return found;
  }

  /** A task list's box is no form control here but a sign. */
  function checkbox(node: Node): string {
    if (view.attribute(node, 'type')?.toLowerCase() !== 'checkbox') return '';
    return view.attribute(node, 'checked') === undefined ? '☐ ' : '☑ ';
  }

  /** What is nested deeper than any article is, without recursion. */
  function textOnly(node: Node): string {
    const waiting = [node];
    let text = '';
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      text += view.text(next) ?? '';
      if (!DROPPED.has(view.name(next) ?? '')) waiting.push(...[...view.children(next)].reverse());
    }
    return escapeHtml(text);
  }
}

const isFollowable = (href: string) => isWeb(href) || href.startsWith('/');

function fileName(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? address;
}
