/** The HTML Sanitizer API and Trusted Types, as far as they are used here; TypeScript's DOM library lacks them. */

interface SanitizerConfig {
  elements?: readonly { name: string; namespace?: string; attributes?: readonly string[] }[];
  attributes?: readonly string[];
}

declare class Sanitizer {
  constructor(config?: SanitizerConfig);
}

interface Element {
  setHTML(html: string, options?: { sanitizer?: Sanitizer }): void;
}
