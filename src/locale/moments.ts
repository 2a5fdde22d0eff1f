import { known } from './dates.ts';

const WEEK = 7 * 86_400_000;

/** A moment as a receipt has it: "Tuesday 10:14 AM", or "October 7, 2022 10:14 AM" when it is a week ago. */
export function formatMoment(iso: string, now: Date, locale: string): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return '';
  const time = new Intl.DateTimeFormat(known(locale), { timeStyle: 'short' }).format(then);
  return `${formatEditionDay(iso, now, locale)} ${time}`;
}

/** The day of an edition: "Tuesday", or "October 7, 2022" when it is a week ago. */
export function formatEditionDay(iso: string, now: Date, locale: string): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return '';
  const recent = Math.abs(now.getTime() - then.getTime()) < WEEK;
  return new Intl.DateTimeFormat(known(locale), recent ? { weekday: 'long' } : { dateStyle: 'long' }).format(then);
}
