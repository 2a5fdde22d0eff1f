import MarkdownIt, { type Token } from 'markdown-it';
import { headingIds } from './headings.ts';
import { footnotes } from './notes.ts';
import { wordsOf } from './text.ts';

/** CommonMark, and of GitHub's additions tables, strikethrough, task lists and addresses written out; footnotes. */
const markdown = new MarkdownIt({ html: true, linkify: true }).use(footnotes).use(headingIds);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.core.ruler.after('inline', 'tasks', ({ tokens }) => markTasks(tokens));
markdown.core.ruler.push('alignment', ({ tokens }) => alignCells(tokens));
markdown.core.ruler.push('figures', ({ tokens, Token: Make }) => makeFigures(tokens, Make));

export type Rendered = { readonly html: string; readonly heading?: string };

/**
 * Markdown as HTML (unsafe: HTML inside stays).
 *
 * @param title the article's title if it is known; a first heading that says the same, or that can serve as the title
 *   where none is known, leaves the text and comes back as `heading`
 */
export function renderMarkdown(text: string, title: string | undefined): Rendered {
  const environment = {};
  const tokens = markdown.parse(text, environment);
  const heading = takeTitle(tokens, title);
  const html = markdown.renderer.render(tokens, markdown.options, environment);
  return heading === undefined ? { html } : { html, heading };
}

/** Where a column's figures stand is said by an attribute that the allow-list knows, not by a style. */
function alignCells(tokens: readonly Token[]): void {
  for (const token of tokens) {
    const [, side] = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? '')) ?? [];
    if (side !== undefined) token.attrs = [['align', side]];
  }
}

function takeTitle(tokens: Token[], title: string | undefined): string | undefined {
  const start = tokens.findIndex((token) => token.type === 'heading_open' && token.tag === 'h1' && token.level === 0);
  if (start < 0) return title === undefined ? takeHtmlTitle(tokens) : undefined;
  const words = wordsOf(tokens[start + 1]?.children ?? [])
    .replace(/\s+/g, ' ')
    .trim();
  const repeats = start === 0 && sameWords(words, title ?? '');
  if (words === '' || (title !== undefined && !repeats)) return undefined;
  tokens.splice(start, 3);
  return words;
}

/** `<h1 align="center">Words</h1>`, as many a README begins. */
function takeHtmlTitle(tokens: Token[]): string | undefined {
  for (const token of tokens) {
    const match = token.type === 'html_block' ? /<h1\b[^>]*>([\s\S]*?)<\/h1>/i.exec(token.content) : null;
    const words = match?.[1]
      ?.replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (!match || !words || words.includes('&')) continue;
    token.content = token.content.replace(match[0], () => '');
    return words;
  }
  return undefined;
}

const sameWords = (a: string, b: string) => lettersOf(a) === lettersOf(b);

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `- [x] done` keeps its box as a character: a checkbox in a text that nobody can tick is none. */
function markTasks(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const first = token.type === 'inline' ? token.children?.[0] : undefined;
    if (!first || tokens[index - 2]?.type !== 'list_item_open' || first.type !== 'text') continue;
    first.content = first.content.replace(/^\[( |x|X)\]\s+/, (_whole, mark) => (mark === ' ' ? '☐ ' : '☑ '));
  }
}

/** A paragraph that is one picture with a title becomes a figure with that title as its caption. */
function makeFigures(tokens: readonly Token[], Make: TokenMaker): void {
  for (const [index, token] of tokens.entries()) {
    const picture = onlyPicture(token);
    const caption = picture?.attrGet('title');
    const [open, close] = [tokens[index - 1], tokens[index + 1]];
    if (!picture || !caption || open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close') continue;
    picture.attrs = (picture.attrs ?? []).filter(([name]) => name !== 'title');
    Object.assign(open, { tag: 'figure', hidden: false });
    Object.assign(close, { tag: 'figure', hidden: false });
    token.children = [picture, ...captionTokens(Make, String(caption))];
  }
}

function onlyPicture(token: Token): Token | undefined {
  const children = token.type === 'inline' ? (token.children ?? []) : [];
  const full = children.filter(
    (child) => child.type !== 'softbreak' && !(child.type === 'text' && child.content.trim() === ''),
  );
  return full.length === 1 && full[0]?.type === 'image' ? full[0] : undefined;
}

type TokenMaker = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

function captionTokens(Make: TokenMaker, caption: string): Token[] {
  const words = new Make('text', '', 0);
  words.content = caption;
  return [new Make('caption_open', 'figcaption', 1), words, new Make('caption_close', 'figcaption', -1)];
}
