/** What reading a page needs of the DOM that linkedom builds; its own types want those of a browser. */
export type PageElement = {
  readonly tagName: string;
  readonly textContent: string;
  readonly innerHTML: string;
  readonly children: Iterable<PageElement>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  setAttribute(name: string, value: string): void;
};

export type PageTree = PageElement & {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
};

/** An attribute that says something; undefined for none and for white space. */
export const attributeOf = (element: PageElement | null | undefined, name: string): string | undefined =>
  element?.getAttribute(name)?.trim() || undefined;

export const wordsIn = (element: PageElement | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
