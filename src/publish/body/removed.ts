import { DROPPED_WITH_CONTENT } from '../../article/allow-list.ts';
import { changed, lost, type Note } from '../sources/entry.ts';
import { embedLabel, watchAddress } from './embed.ts';
import { attribute, type Element, elements, newElement, newText, type Parent, remove, replace } from './tree.ts';

const FRAMES = new Set(['iframe', 'embed', 'frame']);
/** Nothing of these would be read, so nothing is lost. */
const NOT_READ = new Set(
  'base basefont bgsound head link meta noembed noframes noscript param script slot style template title'.split(' '),
);
const dropped = new Set(DROPPED_WITH_CONTENT);

/** What no reader shows goes, and is named; a page of another site becomes a link to it. */
export function removeUnshown(tree: Parent): Note[] {
  const notes: Note[] = [];
  for (const element of elements(tree)) {
    if (!dropped.has(element.tagName) || isCheckbox(element)) continue;
    const address = FRAMES.has(element.tagName) ? attribute(element, 'src') : undefined;
    if (address !== undefined && /^(?:https?:)?\/\//i.test(address)) notes.push(linkInstead(element, address));
    else notes.push(removed(element));
  }
  return notes;
}

function linkInstead(element: Element, address: string): Note {
  const label = embedLabel(address, attribute(element, 'title'));
  const link = newElement('a', { href: watchAddress(address) }, newText(label));
  replace(element, holdsBlocks(element.parentNode) ? newElement('p', {}, link) : link);
  return changed(`an embedded page became a link: ${watchAddress(address)}`);
}

const BLOCK_HOLDERS = new Set([
  'article',
  'aside',
  'blockquote',
  'center',
  'details',
  'div',
  'figure',
  'li',
  'main',
  'section',
  'td',
]);

const holdsBlocks = (parent: Parent | null) =>
  parent === null || !('tagName' in parent) || BLOCK_HOLDERS.has(parent.tagName);

function removed(element: Element): Note {
  const name = element.tagName;
  remove(element);
  element.childNodes = [];
  if (name === 'script') return changed('a script was removed');
  return NOT_READ.has(name)
    ? changed(`<${name}> was removed`)
    : lost(`<${name}> was removed: a reader does not show it`);
}

/** A task that is done, or not: shown as a mark. */
const isCheckbox = (element: Element) =>
  element.tagName === 'input' && attribute(element, 'type')?.toLowerCase() === 'checkbox';
