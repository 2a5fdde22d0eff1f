import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/publish/sources/dates.ts';

describe('dates as publishers write them', () => {
  test.each([
    ['2015-06-29 1:00:19 -0400', 'UTC', '2015-06-29T01:00:19-04:00'],
    ['2024-03-01T09:30:00+01:00', 'UTC', '2024-03-01T09:30:00+01:00'],
    ['2024-03-01T09:30:00.123Z', 'UTC', '2024-03-01T09:30:00Z'],
    ['2010-01-10 13:07:09 +00:00', 'UTC', '2010-01-10T13:07:09Z'],
    ['2024-03-01', 'UTC', '2024-03-01T00:00:00Z'],
    ['2024-03-01', 'Europe/Paris', '2024-03-01T00:00:00+01:00'],
    ['2024-07-01 12:00', 'Europe/Paris', '2024-07-01T12:00:00+02:00'],
    ['2024-07-01 12:00', 'Asia/Kolkata', '2024-07-01T12:00:00+05:30'],
    ['2024-03-10 12:00:00', 'America/New_York', '2024-03-10T12:00:00-04:00'],
    ['2024/3/1', 'UTC', '2024-03-01T00:00:00Z'],
    ['Jul 08 2022', 'UTC', '2022-07-08T00:00:00Z'],
    ['July 8, 2022', 'UTC', '2022-07-08T00:00:00Z'],
    ['8 July 2022 10:05', 'UTC', '2022-07-08T10:05:00Z'],
    ['Mon, 06 Sep 2021 12:00:00 +0200', 'UTC', '2021-09-06T12:00:00+02:00'],
    ['Mon, 06 Sep 2021 12:00:00 EST', 'UTC', '2021-09-06T12:00:00-05:00'],
  ])('reads %s in %s', (text, zone, expected) => {
    expect(readDate(text, zone)).toBe(expected);
  });

  test.each([
    '',
    'the day after',
    '2015',
    '2015-02-30',
    '2015-13-01',
    '2024-01-01 25:00',
    '2024-01-01 10:00 Nowhere',
    '1',
  ])('finds no date in %j', (text) => {
    expect(readDate(text, 'UTC')).toBeUndefined();
  });
});
