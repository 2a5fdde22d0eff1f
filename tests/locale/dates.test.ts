import { expect, test } from 'vitest';
import { formatDay, formatSince, formatTime, formatToday } from '../../src/locale/dates.ts';

test.each([
  ['2022-10-07T23:30:00-07:00', 'en-US', 'October 7, 2022'],
  ['2022-10-07T00:30:00+09:00', 'en-GB', '7 October 2022'],
  ['2022-10-07', 'en-US', 'October 7, 2022'],
  ['2022-10-07T12:00:00Z', 'ja', '2022年10月7日'],
])('the day of %s is that of its own offset', (iso, locale, day) => {
  expect(formatDay(iso, locale)).toBe(day);
});

test('in a list the day is shortened', () => {
  expect(formatDay('2022-10-07', 'en-US', 'medium')).toBe('Oct 7, 2022');
});

test.each(['', 'yesterday', 'NaN-01-01'])('"%s" is no day', (iso) => {
  expect(formatDay(iso, 'en')).toBe('');
});

test('a malformed locale falls back to another one', () => {
  expect(formatDay('2022-10-07', 'not a locale')).toContain('2022');
});

test('today reads as on a masthead', () => {
  expect(formatToday(new Date(2022, 9, 7), 'en-US')).toBe('Friday, October 7, 2022');
});

test('the time is that of the clock on the wall', () => {
  expect(formatTime(new Date(2022, 9, 7, 10, 14), 'en-GB')).toBe('10:14');
});

test.each([
  ['this morning', new Date(2022, 9, 7, 10, 14), '10:14'],
  ['last night', new Date(2022, 9, 6, 23, 0), 'yesterday'],
  ['three days ago', new Date(2022, 9, 4, 12, 0), 'Tuesday'],
  ['a week ago', new Date(2022, 8, 30, 12, 0), '30 September'],
  ['last year', new Date(2021, 9, 7, 12, 0), '7 October 2021'],
  ['a clock set back', new Date(2022, 9, 8, 9, 0), '09:00'],
])('since %s', (_name, then, said) => {
  expect(formatSince(then.toISOString(), new Date(2022, 9, 7, 18, 0), 'en-GB')).toBe(said);
});

test('since no date is nothing', () => {
  expect(formatSince('?', new Date(), 'en')).toBe('');
});
