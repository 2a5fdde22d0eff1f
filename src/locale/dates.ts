/** Dates in the reader's words. Every function takes a BCP 47 locale and survives one that is none. */

const DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})/;

/** The day of an RFC 3339 date in its own offset: "October 7, 2022", or "Oct 7, 2022". Empty for what is no date. */
export function formatDay(iso: string, locale: string, length: 'long' | 'medium' = 'long'): string {
  const [, year, month, day] = DATE.exec(iso) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (Number.isNaN(date.getTime())) return '';
  return dateFormat(locale, { dateStyle: length, timeZone: 'UTC' }).format(date);
}

/** Today as a masthead has it: "Friday, October 7, 2022". */
export function formatToday(date: Date, locale: string): string {
  return dateFormat(locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }).format(date);
}

/** The hour of the reader's clock, "10:14" or "10:14 AM". */
export function formatTime(date: Date, locale: string): string {
  return dateFormat(locale, { timeStyle: 'short' }).format(date);
}

/** A moment as one would say it after "since": "10:14 AM", "yesterday", "Tuesday", "October 7", "October 7, 2022". */
export function formatSince(iso: string, now: Date, locale: string): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return '';
  const days = Math.round((midnight(now) - midnight(then)) / DAY);
  if (days <= 0) return formatTime(then, locale);
  if (days === 1) return yesterday(locale);
  if (days < 7) return dateFormat(locale, { weekday: 'long' }).format(then);
  const sameYear = then.getFullYear() === now.getFullYear();
  return dateFormat(locale, { month: 'long', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(then);
}

const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

function yesterday(locale: string): string {
  return new Intl.RelativeTimeFormat(known(locale), { numeric: 'auto' }).format(-1, 'day');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make (a list of 10,000 would make 10,000), so each is made once. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(known(locale), options);
  formats.set(key, format);
  return format;
}

/** The locale itself, or the engine's own where the tag is malformed. */
export function known(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
