import type { MarkdownIt } from 'markdown-it';
import { wordsOf } from './text.ts';

/**
 * Ids for headings, made as GitHub and Hugo make them, so that a text's own table of contents leads somewhere.
 * `## Words {#id}` sets one.
 */
export function headingIds(markdown: MarkdownIt): void {
  markdown.core.ruler.before('inline', 'own-heading-ids', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const content = token.type === 'heading_open' ? state.tokens[index + 1] : undefined;
      const own = content ? /\s*\{#([^\s{}]+)[^{}]*\}\s*$/.exec(content.content) : null;
      if (!content || !own?.[1]) continue;
      content.content = content.content.slice(0, own.index);
      token.attrSet('id', own[1]);
    }
  });
  markdown.core.ruler.push('heading-ids', (state) => {
    const taken = new Set<string>();
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== 'heading_open') continue;
      const id = unused(String(token.attrGet('id') ?? idOf(wordsOf(state.tokens[index + 1]?.children ?? []))), taken);
      if (id !== '') token.attrSet('id', id);
    }
  });
}

const idOf = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** `notes`, `notes-1`, `notes-2` … */
export function unused(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 1; taken.has(free); count += 1) free = `${name}-${count}`;
  taken.add(free);
  return free;
}
