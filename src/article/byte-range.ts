/** The part of a file that is asked for, both ends included; `unsatisfiable` where it lies outside. */
export type Range = { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined;

/** One range of bytes. Several at once, and what cannot be understood, mean the whole. @see RFC 9110, section 14 */
export function readRange(header: string | undefined, size: number): Range {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const first = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const last = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[1] !== '' && match[2] !== '' && Number(match[2]) < first) return undefined;
  return first >= size || first > last ? 'unsatisfiable' : { start: first, end: last };
}
