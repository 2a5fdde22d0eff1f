/** Tells where in a Markdown text code stands: fenced blocks and spans between backticks. */
export function codeRanges(text: string): (position: number) => boolean {
  const ranges: [start: number, end: number][] = [...fences(text)];
  const inFence = within(ranges);
  for (const match of text.matchAll(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g)) {
    const crossesParagraph = /\n[ \t]*\n/.test(match[0]);
    if (!crossesParagraph && !inFence(match.index)) ranges.push([match.index, match.index + match[0].length]);
  }
  return within(ranges);
}

const within = (ranges: readonly (readonly [number, number])[]) => (position: number) =>
  ranges.some(([start, end]) => position >= start && position < end);

function* fences(text: string): Generator<[number, number]> {
  let open: { readonly at: number; readonly mark: string } | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(line)?.[1];
    const closes = open !== undefined && mark?.startsWith(open.mark) && /^[\s>]*[`~]+\s*$/.test(line);
    if (open && closes) yield [open.at, at + line.length];
    if (closes) open = undefined;
    else if (!open && mark) open = { at, mark };
    at += line.length + 1;
  }
  if (open) yield [open.at, text.length];
}
