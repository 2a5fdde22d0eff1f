import type { ReactElement } from 'react';

/** A part of a text, in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/** A text in which what was looked for is marked. `ranges` stand in order and do not touch. */
export function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly Range[] }): ReactElement {
  return (
    <>
      {ranges.map(([start, end], n) => (
        <span key={start}>
          {text.slice(ranges[n - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
