import { attribute, elements, readTree, setAttribute, writeTree } from '../body/tree.ts';
import { fromRoot } from './feed.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0: escaped, without the characters that XML may not hold. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** `<name a="b">words</name>`; nothing where there are no words. */
export function tag(name: string, words: string | undefined, attributes: Record<string, string> = {}): string {
  if (words === undefined) return '';
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(value)}"`);
  return `<${name}${list.join('')}>${xml(words)}</${name}>`;
}

/** `<name a="b"/>` */
export function emptyTag(name: string, attributes: Record<string, string>): string {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xml(value)}"`)
    .join('')}/>`;
}

/** An article's HTML with its addresses as they are from the root, or absolute where the site's address is known. */
export function htmlFromRoot(html: string, url: string | undefined): string {
  const tree = readTree(html);
  for (const element of elements(tree)) {
    for (const name of ['href', 'src', 'poster']) {
      const address = attribute(element, name);
      if (address !== undefined) setAttribute(element, name, fromRoot(address, url));
    }
    const set = attribute(element, 'srcset');
    if (set !== undefined)
      setAttribute(
        element,
        'srcset',
        set
          .split(', ')
          .map((one) => fromRoot(one, url))
          .join(', '),
      );
  }
  return writeTree(tree);
}
