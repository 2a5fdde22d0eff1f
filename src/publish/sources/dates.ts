/** Dates as publishers write them, as RFC 3339 with their own offset. */

type Parts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

const NUMERIC =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*([A-Za-z]{1,4}|[+-]\d{1,2}(?::?\d{2})?)?$/;
const DAY_FIRST =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([a-z]{1,4}|[+-]\d{1,2}(?::?\d{2})?)?$/i;
const MONTH_FIRST =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([a-z]{1,4}|[+-]\d{1,2}(?::?\d{2})?)?$/i;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/**
 * Reads `2015-06-29 1:00:19 -0400`, ISO 8601, `Jul 08 2022`, RFC 822 and plain days.
 *
 * @param zone IANA name; the zone of a date that names none
 * @returns RFC 3339, such as `2015-06-29T01:00:19-04:00`; undefined for what is no date
 */
export function readDate(text: string, zone: string): string | undefined {
  const read = numeric(text.trim()) ?? named(text.trim());
  if (read === undefined || !exists(read.parts)) return undefined;
  const offset = read.zone === undefined ? offsetAt(read.parts, zone) : offsetOf(read.zone);
  return offset === undefined ? undefined : write(read.parts, offset);
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return true;
  } catch {
    return false;
  }
}

type Read = { readonly parts: Parts; readonly zone?: string | undefined };

function numeric(text: string): Read | undefined {
  const match = NUMERIC.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = 0, minute = 0, second = 0, zone] = match;
  return { parts: [+(year ?? 0), +(month ?? 0), +(day ?? 0), +hour, +minute, +second], zone };
}

function named(text: string): Read | undefined {
  const dayFirst = DAY_FIRST.exec(text);
  const match = dayFirst ?? MONTH_FIRST.exec(text);
  if (!match) return undefined;
  const [, one = '', two = '', year, hour = 0, minute = 0, second = 0, zone] = match;
  const [day, month] = dayFirst ? [one, two] : [two, one];
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return { parts: [+(year ?? 0), number, +day, +hour, +minute, +second], zone };
}

/** False for the 30th of February and for 25 o'clock. */
function exists([year, month, day, hour, minute, second]: Parts): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 61;
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number | undefined {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return ZONES[zone.toLowerCase()];
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? undefined : minutes * (match[1] === '-' ? -1 : 1);
}

/** The offset that clocks in this zone show at this time of theirs. */
function offsetAt(parts: Parts, zone: string): number {
  const wall = utc(parts);
  const guess = offsetOfInstant(wall, zone);
  return offsetOfInstant(wall - guess * 60_000, zone);
}

const utc = ([year, month, day, hour, minute, second]: Parts) => Date.UTC(year, month - 1, day, hour, minute, second);

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetOfInstant(time: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
  return offsetOf(name.replace(/^GMT/, '') || '+0') ?? 0;
}

const two = (number: number) => String(number).padStart(2, '0');

function write(parts: Parts, offset: number): string {
  const [year, month, day, hour, minute, second] = parts;
  const clock = `${two(hour)}:${two(minute)}:${two(Math.min(second, 59))}`;
  const sign = offset < 0 ? '-' : '+';
  const zone = offset === 0 ? 'Z' : `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${zone}`;
}
