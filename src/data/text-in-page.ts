import type { SafeHtml } from '../article/types.ts';

/** The text of the article that stands in this page, as publishing cleaned it. For hydration alone. */
export function textInPage(): SafeHtml | undefined {
  return document.querySelector('#app [data-text]')?.innerHTML as SafeHtml | undefined;
}
