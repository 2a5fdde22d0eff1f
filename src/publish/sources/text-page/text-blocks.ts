import { escapeHtml } from '../../../article/text.ts';

/** Plain text as HTML: paragraphs by empty lines, wrapped lines joined, lists, headings, quotations and rules found. */
export function blocksToHtml(lines: readonly string[]): string {
  const groups = groupLines(lines);
  const width = wrapWidth(groups);
  return mergeLists(groups.map((group) => blockOf(group, width)))
    .map(htmlOf)
    .join('\n');
}

type Block =
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly string[] }
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'quote'; readonly lines: readonly string[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'rule' };

/** Lines between empty ones; where nothing was wrapped each line is a paragraph, and where none is empty each that begins further in. */
function groupLines(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  const filled = lines.filter((line) => line.trim() !== '');
  const dense = filled.length === lines.length && filled.length > 3;
  const longLines = median(filled.map((line) => line.length)) > 110;
  for (const line of lines) {
    const begins = line.trim() === '' || longLines || (dense && /^(?:\t| {2,8})\S/.test(line));
    if (begins) groups.push([]);
    if (line.trim() !== '') groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** The width at which a program wrapped the lines; 0 where none did. */
function wrapWidth(groups: readonly (readonly string[])[]): number {
  const inner = groups.flatMap((group) => group.slice(0, -1)).map((line) => line.length);
  const widest = Math.max(0, ...groups.flat().map((line) => line.length));
  return inner.length > 0 && widest <= 120 ? widest : 0;
}

function blockOf(group: readonly string[], width: number): Block {
  const [first = ''] = group;
  if (group.length === 1 && /^\s*(?:([*\-_=~#•])\s*\1\s*\1[\s*\-_=~#•]*|\*|⁂|§)\s*$/u.test(first))
    return { kind: 'rule' };
  if (group.every((line) => /^\s*>/.test(line)))
    return { kind: 'quote', lines: group.map((line) => line.replace(/^\s*>\s?/, '')) };
  const list = listOf(group);
  if (list !== undefined) return list;
  const heading = headingOf(group);
  if (heading !== undefined) return { kind: 'heading', words: heading };
  if (group.length > 1 && group.every((line) => /^(?: {4}|\t)/.test(line))) return indented(group, width);
  return { kind: 'text', lines: joinWrapped(group, width) };
}

/** Set in from the margin: code where it looks like code, else a quotation. */
function indented(group: readonly string[], width: number): Block {
  const lines = group.map((line) => line.replace(/^(?: {4}|\t)/, ''));
  const code = lines.filter((line) => /[{};=<>]|^\s*(?:#|\/\/|\$ )/.test(line)).length;
  return code * 2 > lines.length ? { kind: 'code', lines } : { kind: 'quote', lines: joinWrapped(lines, width) };
}

const BULLET = /^\s*[-*•‣◦·–—▪●]\s+(?=\S)/u;
const NUMBER = /^\s*(\p{Nd}{1,3})[.)、]\s+(?=\S)/u;

/** Every item begins with a mark; further lines of an item are set in below it. */
function listOf(group: readonly string[]): Block | undefined {
  const [first = ''] = group;
  const mark = [BULLET, NUMBER].find((pattern) => pattern.test(first));
  if (mark === undefined || /^\s*[–—]\s/.test(first)) return undefined;
  const items: string[] = [];
  for (const line of group) {
    if (mark.test(line)) items.push(line.replace(mark, '').trim());
    else if (/^\s{2,}\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else return undefined;
  }
  return { kind: 'list', ordered: mark === NUMBER, start: numberOf(first), items };
}

const numberOf = (line: string) => Number(NUMBER.exec(line)?.[1] ?? 1) || 1;

/** One short line in capitals, underlined, or with the `#` of Markdown. */
function headingOf([first = '', second, ...rest]: readonly string[]): string | undefined {
  const words = first.trim();
  if (rest.length > 0 || words.length > 100) return undefined;
  if (second !== undefined) return /^([=\-~])\1{2,}\s*$/.test(second) ? words : undefined;
  const marked = /^#{1,6}\s+(.+?)\s*#*$/.exec(words)?.[1];
  if (marked !== undefined) return marked;
  const inCapitals = (words.match(/\p{Lu}/gu)?.length ?? 0) > 3 && !/\p{Ll}/u.test(words) && !/[.,;]$/.test(words);
  return inCapitals ? words : undefined;
}

/** Lines that end only because the next word had no room become one; those of verse and addresses stay. */
function joinWrapped(group: readonly string[], width: number): string[] {
  const lines = group.map((line) => line.trim());
  const breaks = lines.slice(0, -1);
  const full = breaks.filter((line, index) => lengthWith(line, lines[index + 1] ?? '') > width - 2);
  const wrapped = width >= 40 && full.length >= breaks.length * 0.8;
  return wrapped ? [lines.reduce(join)] : lines;
}

const lengthWith = (line: string, next: string) => line.length + 1 + (next.split(/\s/)[0]?.length ?? 0);

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;

const join = (text: string, line: string) =>
  WITHOUT_SPACES.test(text) || /\p{L}-$/u.test(text) ? text + line : `${text} ${line}`;

/** Items with empty lines between them are one list. */
function mergeLists(blocks: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    const goesOn =
      block.kind === 'list' &&
      last?.kind === 'list' &&
      last.ordered === block.ordered &&
      (!block.ordered || block.start > last.start);
    if (goesOn) merged.splice(-1, 1, { ...last, items: [...last.items, ...block.items] });
    else merged.push(block);
  }
  return merged;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'rule':
      return '<hr>';
    case 'heading':
      return `<h2>${escapeHtml(block.words)}</h2>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.lines.join('\n'))}</code></pre>`;
    case 'quote':
      return `<blockquote><p>${block.lines.map(inline).join('<br>')}</p></blockquote>`;
    case 'list':
      return listHtml(block);
    case 'text':
      return `<p>${block.lines.map(inline).join('<br>')}</p>`;
  }
}

function listHtml({ ordered, start, items }: Extract<Block, { kind: 'list' }>): string {
  const inside = items.map((item) => `<li>${inline(item)}</li>`).join('');
  if (!ordered) return `<ul>${inside}</ul>`;
  return `<ol${start === 1 ? '' : ` start="${start}"`}>${inside}</ol>`;
}

/** Addresses written out become links. */
const inline = (line: string) =>
  escapeHtml(line).replace(
    /\bhttps?:\/\/[^\s<>"']+?(?=(?:&(?:gt|lt|quot|#39);|[.,;:!?)\]}»”’]|\s|$)+(?:\s|$|&))/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
