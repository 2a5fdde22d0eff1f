import { isElement, type Parent, type TreeNode } from './tree.ts';

const BLOCKS = new Set(
  'address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
);
/** What is read in other ways than the text: readings over characters, and what stands in place of sound and film where they cannot be played. */
const SILENT = new Set(['audio', 'rt', 'rp', 'script', 'style', 'template', 'video']);

/** The text of a tree, a line for each block. */
export function textOf(parent: Parent): string {
  const parts: string[] = [];
  for (const child of parent.childNodes) collect(child, parts);
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function collect(node: TreeNode, parts: string[]): void {
  if ('value' in node) parts.push(node.value);
  if (!isElement(node) || SILENT.has(node.tagName)) return;
  for (const child of node.childNodes) collect(child, parts);
  if (BLOCKS.has(node.tagName)) parts.push('\n');
}

const SUMMARY_LENGTH = 200;

/** The first paragraph that says something, for an article without a summary. */
export function summaryOf(tree: Parent): string | undefined {
  const first = firstParagraph(tree) ?? textOf(tree).split('\n')[0];
  return first === undefined || first === '' ? undefined : shorten(first, SUMMARY_LENGTH);
}

/** The first one that is more than a few words, else the first. */
function firstParagraph(tree: Parent): string | undefined {
  let short: string | undefined;
  for (const node of tree.childNodes) {
    if (!isElement(node) || node.tagName !== 'p') continue;
    const text = textOf(node).replace(/\s+/g, ' ');
    if (!/\p{L}/u.test(text)) continue;
    if (text.length >= 40) return text;
    short ??= text;
  }
  return short;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Each character of these stands for itself. */
const SIMPLE = /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027]*$/;

/** Cuts between words, where the language divides them, else between characters as people see them. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = cutTo(text, length);
  const space = cut.search(/\s\S*$/);
  const words = space > length / 2 ? cut.slice(0, space) : cut;
  return `${words.replace(/[\s,;:.…\-–—([{«“‘]+$/u, '')}…`;
}

function cutTo(text: string, length: number): string {
  const start = text.slice(0, length + 20);
  if (SIMPLE.test(start)) return start.slice(0, length);
  let cut = '';
  for (const { segment } of graphemes.segment(start)) {
    if (cut.length + segment.length > length) break;
    cut += segment;
  }
  return cut;
}
