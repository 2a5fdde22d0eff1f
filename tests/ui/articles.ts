import type { Article, SafeHtml } from '../../src/article/types.ts';
import type { Entry, Marks } from '../../src/ui/entry.ts';

/** An article as a test needs it; only what the test is about is named. */
export function article(parts: Partial<Article> = {}): Article {
  return { id: 'https://example.org/1', title: 'On Ink', authors: [], tags: [], attachments: [], extra: {}, ...parts };
}

export function entry(parts: Partial<Article> = {}, marks?: Marks): Entry {
  const whole = article(parts);
  return { article: whole, href: `/articles/${whole.id}/`, ...(marks ? { marks } : {}) };
}

/** HTML written in a test, taken as clean. */
export const clean = (html: string) => html as SafeHtml;
