import { readDate } from '../dates.ts';

/**
 * Reads dates as feeds write them: RFC 822 with its usual faults (weekdays and months in other languages, years of two
 * digits, names of zones, no time), RFC 3339 with its own (no zone, no seconds, no day), and seconds since 1970.
 *
 * @param zone IANA name; the zone of a date that names none
 * @returns RFC 3339; undefined for what is no date
 */
export function readFeedDate(written: string, zone: string): string | undefined {
  const text = written.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (/^\d{9,10}(?:\d{3})?$/.test(text)) return ofSeconds(Number(text.slice(0, text.length > 10 ? -3 : undefined)));
  const tried = [text, calendar(text), english(text)];
  return tried.map((attempt) => readDate(zones(attempt), zone)).find((date) => date !== undefined);
}

const ofSeconds = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');

/** ISO 8601 without separators, or with a month or a year alone, or with a time that is cut short. */
function calendar(text: string): string {
  const compact = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(.*))?$/.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute = '00', second = '00', rest = ''] = compact;
    return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}${rest}`}`;
  }
  return text
    .replace(/^(\d{4})$/, '$1-01-01')
    .replace(/^(\d{4}-\d{2})$/, '$1-01')
    .replace(/T(\d{2})(Z|[+-]\d{2}:?\d{2})?$/, 'T$1:00$2')
    .replace(/T24:00(?::00)?/, 'T00:00:00');
}

/** `ma., 1 maj 04 12:00` as `1 May 2004 12:00`. */
function english(text: string): string {
  const words = text.replace(/^[\p{L}\p{M}.']+\.?,?\s+(?=\d)/u, '').replace(/^[^\d,]*,\s*/, '');
  const dashed = words.replace(/^(\d{1,2})-([\p{L}]+)-(\d{2,4})/u, '$1 $2 $3');
  return dashed
    .replace(
      /^(\d{1,2})[. ]+([\p{L}\p{M}]+)\.?,? +(\d{2})(?=$|[ ,])/u,
      (_all, day, month, year: string) => `${day} ${month} ${century(year)}`,
    )
    .replace(
      /^(\d{1,2})[. ]+(?:de )?([\p{L}\p{M}]+)\.?,?(?: de)? +(\d{4})/u,
      (_all, day, month: string, year) => `${day} ${monthOf(month)} ${year}`,
    )
    .replace(/(\d{1,2}:\d{2}(?::\d{2})?)\.\d+/, '$1')
    .replace(/(\d{1,2}):(\d)(?=\D|$)/, '$1:0$2')
    .replace(/ 24:(\d\d)/, ' 00:$1');
}

/** RFC 2822, 4.3. */
const century = (year: string) => (Number(year) < 50 ? 2000 : 1900) + Number(year);

const LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'hu', 'sv', 'da', 'fi', 'ro', 'ru', 'el', 'tr'];
let months: ReadonlyMap<string, string> | undefined;

function monthOf(name: string): string {
  months ??= new Map(LANGUAGES.flatMap(namesOf));
  const key = bare(name);
  return months.get(key) ?? months.get(key.slice(0, 3)) ?? name;
}

const nameOf = (locale: string, month: 'short' | 'long', index: number) =>
  new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' })
    .formatToParts(Date.UTC(2001, index, 5))
    .find(({ type }) => type === 'month')?.value ?? '';

function namesOf(language: string): (readonly [string, string])[] {
  return Array.from({ length: 12 }, (_, index) => index).flatMap((index) => {
    const name = nameOf('en', 'short', index);
    return (['long', 'short'] as const).map((form) => [bare(nameOf(language, form, index)), name] as const);
  });
}

const bare = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();

/** Hours east of Greenwich, for names that feeds use beside those of RFC 822. */
const ZONES: Readonly<Record<string, string>> = {
  UT: '+0000',
  WET: '+0000',
  BST: '+0100',
  CET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  IST: '+0530',
  KST: '+0900',
  JST: '+0900',
  AEST: '+1000',
  AEDT: '+1100',
  AKST: '-0900',
  HST: '-1000',
};

function zones(text: string): string {
  return text
    .replace(/ ?(?:GMT|UTC|UT) ?([+-]\d)/i, ' $1')
    .replace(/ \([^()]*\)$/, '')
    .replace(/ ([A-Z]{2,4})$/, (whole, name: string) => (ZONES[name] === undefined ? whole : ` ${ZONES[name]}`))
    .replace(/ ([A-IK-Y])$/, ' +0000')
    .replace(/ -0000$/, ' +0000')
    .replace(/(\d)(?: )?([+-])(\d):?(\d{2})$/, '$1 $20$3$4');
}
