/** Numbers and lists in the reader's words. */

import { known } from './dates.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in bytes as people read it, in steps of 1,000: "834 kB", "1.2 MB". */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  const options = { style: 'unit', unit: UNITS[step] ?? 'byte', maximumFractionDigits: value < 10 && step > 1 ? 1 : 0 };
  return new Intl.NumberFormat(known(locale), options as Intl.NumberFormatOptions).format(value);
}

const lists = new Map<string, Intl.ListFormat>();

/** "Ada, Grace, and Mary" */
export function formatList(names: readonly string[], locale: string): string {
  const format = lists.get(locale) ?? new Intl.ListFormat(known(locale), { style: 'long', type: 'conjunction' });
  lists.set(locale, format);
  return format.format(names);
}
