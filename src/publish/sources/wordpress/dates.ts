import { readDate } from '../dates.ts';

/**
 * A date of WordPress, which keeps the wall clock of the site and the same instant in GMT; the difference is the
 * site's offset on that day.
 *
 * @param local `2017-01-13 16:10:43`, or with a `T`
 * @param gmt the same, or `0000-00-00 00:00:00` where it is not known
 * @param zone IANA name; for dates of which only the wall clock is known
 * @returns RFC 3339 with the site's own offset
 */
export function postDate(local: string | undefined, gmt: string | undefined, zone: string): string | undefined {
  const [wall, instant] = [dateIn(local), dateIn(gmt)];
  if (instant === undefined) return wall === undefined ? undefined : readDate(wall, zone);
  const minutes = wall === undefined ? 0 : (Date.parse(`${wall}Z`) - Date.parse(`${instant}Z`)) / 60_000;
  return isOffset(minutes) ? readDate(`${wall ?? instant}${offset(minutes)}`, 'UTC') : readDate(instant, 'UTC');
}

function dateIn(text: string | undefined): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text?.trim() ?? '');
  return match === null || match[1] === '0000-00-00' ? undefined : `${match[1]}T${match[2]}`;
}

const isOffset = (minutes: number) => minutes % 15 === 0 && Math.abs(minutes) <= 14 * 60;

function offset(minutes: number): string {
  const whole = Math.abs(minutes);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}
