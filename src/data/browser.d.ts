/** The HTML Sanitizer API's door, which TypeScript's DOM library lacks. */
interface Element {
  setHTML(html: string, options?: { sanitizer?: Sanitizer }): void;
}
