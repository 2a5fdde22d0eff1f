import { known } from './dates.ts';

const DAY = 86_400_000;

/** Whole days of the reader's calendar between two moments; NaN where one is no date. */
export function daysBetween(iso: string, now: Date): number {
  const then = new Date(iso);
  return Math.round((midnight(now) - midnight(then)) / DAY);
}

const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);

/** The day alone: "Tuesday", or "October 7, 2022" when it is a week ago or the clock was set back. Empty for no date. */
export function formatRecentDay(iso: string, now: Date, locale: string): string {
  const days = daysBetween(iso, now);
  if (Number.isNaN(days)) return '';
  const style: Intl.DateTimeFormatOptions = isRecent(days) ? { weekday: 'long' } : { dateStyle: 'long' };
  return new Intl.DateTimeFormat(known(locale), style).format(new Date(iso));
}

export const isRecent = (days: number) => days >= 0 && days < 7;

/** A moment as a receipt has it: "Tuesday 10:14 AM". */
export function formatMoment(iso: string, now: Date, locale: string): string {
  const day = formatRecentDay(iso, now, locale);
  return day && `${day} ${new Intl.DateTimeFormat(known(locale), { timeStyle: 'short' }).format(new Date(iso))}`;
}
