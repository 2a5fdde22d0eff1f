/** Languages whose newspapers write the months of the Gregorian calendar by name. */
const LANGUAGES =
  'en de fr es pt it nl sv da nb fi is et lv lt pl cs sk sl hr sr bg ru uk ro hu el tr az id ms vi th hi bn mr ne ur ta te ar ar-SY ar-DZ fa-u-ca-gregory he ko sw ca eu ka hy'.split(
    ' ',
  );

export type CalendarWords = { readonly months: ReadonlyMap<string, number>; readonly days: ReadonlySet<string> };

let known: CalendarWords | undefined;

/** Names of months (from 1) and of the days of the week, long and short, as they stand in dates; lower case, no dots. */
export function calendarWords(): CalendarWords {
  known ??= collect();
  return known;
}

function collect(): CalendarWords {
  const months = new Map<string, number>();
  const days = new Set<string>();
  for (const language of LANGUAGES) {
    for (const length of ['long', 'short'] as const) {
      addMonths(language, length, months);
      addDays(language, length, days);
    }
  }
  return { months, days };
}

type Length = 'long' | 'short';

/** The name beside a day (`октября`) and by itself (`октябрь`). */
function addMonths(language: string, length: Length, months: Map<string, number>): void {
  const beside = new Intl.DateTimeFormat(language, { day: 'numeric', month: length, timeZone: 'UTC' });
  const alone = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' });
  for (let month = 1; month <= 12; month += 1) {
    const time = Date.UTC(2022, month - 1, 7);
    for (const format of [beside, alone]) {
      const name = format.formatToParts(time).find(({ type }) => type === 'month')?.value ?? '';
      for (const word of spellings(name)) if (!months.has(word)) months.set(word, month);
    }
  }
}

function addDays(language: string, length: Length, days: Set<string>): void {
  const format = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' });
  for (let day = 1; day <= 7; day += 1) {
    for (const name of spellings(format.format(Date.UTC(2022, 9, day)))) {
      for (const word of name.split(' ')) days.add(word);
    }
  }
}

const spellings = (name: string) => {
  const word = plainWord(name);
  return /\d/.test(word) || word === '' ? [] : [word];
};

/** A word as it is compared: lower case, without dots and marks. */
export const plainWord = (word: string) =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,،\u200c\u200e\u200f]/g, '')
    .trim();
