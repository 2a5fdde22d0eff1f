import { readDate } from '../dates.ts';
import { calendarWords, plainWord } from './month-names.ts';

/** A line that says when. `unsure`: it may as well mean the other of day and month. */
export type DateLine = { readonly date: string; readonly unsure: boolean };

const LONGEST = 90;

/**
 * Reads a line that is a date and nothing else but its weekday, time and a label, in the languages of the world's
 * newspapers: `Friday, October 7, 2022`, `Publié le 7 octobre 2022 à 10:30`, `2022年10月7日`, `۷ اکتبر ۲۰۲۲`.
 *
 * @param zone IANA name, for a date that names no zone
 * @returns undefined for every other line
 */
export function readDateLine(line: string, zone: string): DateLine | undefined {
  if (line.length > LONGEST || !/\p{Nd}/u.test(line)) return undefined;
  const text = withPlainDigits(line)
    .normalize('NFKC')
    .replace(LABEL, '')
    .replace(/[.\s]+$/, '')
    .trim();
  const plain = readDate(text, zone);
  if (plain !== undefined) return { date: plain, unsure: false };
  return byCharacters(text, zone) ?? byNumbers(text, zone) ?? byWords(text, zone);
}

/** Digits of every script as 0-9. */
function withPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    if (zero < 128) return digit;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero -= 1;
    return String((digit.codePointAt(0) ?? 0) - zero);
  });
}

/** `Published:`, `Stand:`, `Дата:` before a date. */
const LABEL = /^[\p{L}\p{M}\s]{2,30}[:：]\s*(?=\S)/u;

/** `2022年10月7日`, `2022년 10월 7일`; the weekday and the time may follow. */
function byCharacters(text: string, zone: string): DateLine | undefined {
  const match = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?\s*(.*)$/u.exec(text);
  if (!match) return undefined;
  const [, year, month, day, rest = ''] = match;
  const clock = clockOf(rest);
  const left = rest
    .replace(CLOCK, '')
    .replace(/[\p{P}\s]|[日月火水木金土一二三四五六天월화수목금토](?:曜日|曜|요일)?|星期|週|周|요일/gu, '');
  return left === '' ? dated(`${year}-${month}-${day}${clock}`, zone) : undefined;
}

/** `7.10.2022`, `07/10/2022`: the day comes first, as most of the world writes it, unless it cannot. */
function byNumbers(text: string, zone: string): DateLine | undefined {
  const match = /^(?:[\p{L}\p{M}]{2,12}[.,]?\s+)?(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})[,.]?\s*(.*)$/u.exec(
    text,
  );
  if (!match) return undefined;
  const [, first = '', mark, second = '', year, rest = ''] = match;
  const swapped = Number(second) > 12;
  const [day, month] = swapped ? [second, first] : [first, second];
  const found = dated(`${year}-${month}-${day}${clockOf(rest)}`, zone);
  const words = rest.replace(CLOCK, '').replace(/[\p{P}\s]/gu, '');
  if (found === undefined || words.length > 8) return undefined;
  return { ...found, unsure: mark !== '.' && !swapped && Number(first) <= 12 && first !== second };
}

const CLOCK = /(\d{1,2})(?:[:.h時时](\d{2}))(?::\d{2})?\s*(?:分)?\s*([ap]\.?m\.?)?/i;

/** ` 22:05`, or nothing. */
function clockOf(text: string): string {
  const match = CLOCK.exec(text);
  if (!match) return '';
  const [, hour = '', minute = '', half] = match;
  const late = /^p/i.test(half ?? '') && Number(hour) < 12 ? 12 : 0;
  const early = /^a/i.test(half ?? '') && Number(hour) === 12 ? -12 : 0;
  return ` ${String(Number(hour) + late + early).padStart(2, '0')}:${minute}`;
}

/** A day, the name of a month and a year in any order; every other word must be one that stands in dates. */
function byWords(text: string, zone: string): DateLine | undefined {
  if (!/(?:^|\D)\d{4}(?:\D|$)/.test(text)) return undefined;
  const { months, days } = calendarWords();
  const clock = clockOf(text.replace(/\d{4}/, ' '));
  const zoneName = /(?:^|\s)(UTC|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})\)?$/.exec(text)?.[1];
  const found: { month?: number; day?: string; year?: string } = {};
  for (const word of joinMonths(wordsOf(text), months)) {
    const month = monthOf(word, months);
    if (/^\d{4}$/.test(word) && found.year === undefined) found.year = word;
    else if (/^\d{1,2}$/.test(word) && found.day === undefined) found.day = word;
    else if (month !== undefined && found.month === undefined) found.month = month;
    else if (!days.has(word) && !IN_DATES.has(word) && word !== zoneName?.toLowerCase()) return undefined;
  }
  const { year, month, day } = found;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return dated(`${year}-${month}-${day}${clock}${clock === '' || !zoneName ? '' : ` ${zoneName}`}`, zone);
}

const wordsOf = (text: string) =>
  text
    .replace(/\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?/i, ' ')
    .split(/[\s,،/|()–—]+|(?<=\d)(?=\p{L})/u)
    .map(plainWord)
    .filter((word) => word !== '' && !/^\p{P}+$/u.test(word));

/** Names of two words, such as `تشرين الأول`, become one again. */
function joinMonths(words: readonly string[], months: ReadonlyMap<string, number>): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const pair = `${joined.at(-1)} ${word}`;
    if (months.has(pair)) joined.splice(-1, 1, pair);
    else joined.push(word);
  }
  return joined;
}

/** Hebrew writes `באוקטובר`, "in October". */
const monthOf = (word: string, months: ReadonlyMap<string, number>) =>
  months.get(word) ?? (/^[\u05D0-\u05EA]/.test(word) ? months.get(word.slice(1)) : undefined);

/** Words around a date that say no more than that it is one. */
const IN_DATES = new Set(
  'st nd rd th er de del di do da den der dem le el la il les les du am um uhr at on à a as às alle kl klo klockan г года год р року j le o od dne v в um Uhr ngày tháng năm م هـ في يوم در روز ساعت الساعة ساعة बजे को วันที่ พศ published posted updated last modified date veröffentlicht aktualisiert stand publié publicado actualizado pubblicato aggiornato gepubliceerd bijgewerkt opublikowano опубликовано обновлено'
    .toLowerCase()
    .split(' '),
);

function dated(text: string, zone: string): DateLine | undefined {
  const date = readDate(text, zone);
  return date === undefined ? undefined : { date, unsure: false };
}
