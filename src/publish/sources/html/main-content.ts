import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { attributeOf, type PageElement, type PageTree, wordsIn } from './page-tree.ts';

/** The article of a page, as Mozilla's Readability finds it. Its HTML is unsafe. */
export type MainContent = {
  readonly html: string;
  readonly text: string;
  /** The part of the text that is links, from 0 to 1. */
  readonly linked: number;
  readonly title?: string;
  readonly byline?: string;
  readonly dir?: string;
};

/** Frames of advertisers, which are no part of an article; all others may be. */
const CONTENT_FRAMES =
  /^(?!.*(?:doubleclick|googlesyndication|googletagmanager|adservice|amazon-adsystem|adnxs))(?:https?:)?\/\/\S+/i;

/** A page as a tree. Costs about a quarter of what jsdom costs. */
export const readPageTree = (html: string): PageTree => parseHTML(html).document as unknown as PageTree;

/**
 * Finds the main content. The tree is used up by it.
 *
 * @param meant gives an address the form in which it is to stand
 * @returns undefined where there is none
 */
export function findMainContent(page: PageTree, meant: (address: string) => string): MainContent | undefined {
  const found = new Readability<PageElement>(page as never, {
    allowedVideoRegex: CONTENT_FRAMES,
    disableJSONLD: true,
    serializer: (root) => root as unknown as PageElement,
  }).parse();
  if (!found?.content) return undefined;
  // Readability wraps what it found: <div id="readability-page-1" class="page">.
  const content = unwrapped(found.content.querySelector('#readability-page-1') ?? found.content);
  for (const [selector, name] of ADDRESSES) {
    for (const element of content.querySelectorAll(selector)) {
      const address = attributeOf(element, name);
      if (address !== undefined) element.setAttribute(name, meant(address));
    }
  }
  const text = wordsIn(content);
  return {
    html: content.innerHTML,
    text,
    linked: linkedWords(content) / Math.max(1, text.length),
    ...(found.title ? { title: found.title } : {}),
    ...(found.byline ? { byline: found.byline } : {}),
    ...(found.dir ? { dir: found.dir } : {}),
  };
}

const ADDRESSES = [
  ['a[href]', 'href'],
  ['img[src], audio[src], video[src], source[src]', 'src'],
] as const;

/** What only wraps the text says nothing about it. */
function unwrapped(element: PageElement): PageElement {
  const [only, ...others] = element.children;
  const wraps = only !== undefined && others.length === 0 && /^(?:div|article|main|section)$/i.test(only.tagName);
  return wraps && wordsIn(only) === wordsIn(element) ? unwrapped(only) : element;
}

const linkedWords = (content: PageElement) =>
  [...content.querySelectorAll('a')].reduce((sum, link) => sum + wordsIn(link).length, 0);
