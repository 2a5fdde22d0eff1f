import dompurify from 'dompurify';
import type { Gate } from './sanitize.ts';
import { trustedHtml } from './trusted.ts';

/** For browsers without `setHTML`: their own parser, and DOMPurify, which lets these elements and attributes pass. */
export function purifyGate(elements: readonly string[], attributes: readonly string[]): Gate {
  const configuration = {
    ALLOWED_TAGS: [...elements],
    ALLOWED_ATTR: [...attributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    SANITIZE_DOM: false,
    RETURN_DOM: true as const,
  };
  return {
    parse: (html) => new DOMParser().parseFromString(trustedHtml(html), 'text/html').body,
    cut: (html) => dompurify.sanitize(html, configuration) as Element,
  };
}
