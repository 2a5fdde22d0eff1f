import { describe, expect, test } from 'vitest';
import { directionOf } from '../../src/locale/direction.ts';

describe('a text runs the way of its language', () => {
  test.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ur', 'rtl'],
    ['he', 'rtl'],
    ['iw', 'rtl'],
    ['yi', 'rtl'],
    ['ps', 'rtl'],
    ['ug', 'rtl'],
    ['ckb', 'rtl'],
    ['dv', 'rtl'],
    ['sd', 'rtl'],
    ['ku-Arab', 'rtl'],
    ['az-Arab-IR', 'rtl'],
    ['ar_EG', 'rtl'],
    ['ku', 'ltr'],
    ['ar-Latn', 'ltr'],
    ['en-GB', 'ltr'],
    ['ja', 'ltr'],
    ['hi', 'ltr'],
  ])('%s: %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

describe('without a language the first strong character decides', () => {
  test.each([
    ['Latin', 'Kashida, or كشيدة', 'ltr'],
    ['Arabic', 'كشيدة, or kashida', 'rtl'],
    ['Hebrew after figures and a quotation mark', '12 "שלום" 3', 'rtl'],
    ['Japanese', '縦書きの本', 'ltr'],
    ['Thaana', 'ދިވެހި', 'rtl'],
    ['Adlam', '𞤀𞤣𞤤𞤢𞤥', 'rtl'],
    ['figures alone', '1984', 'ltr'],
    ['an emoji alone', '🎧', 'ltr'],
    ['nothing', '', 'ltr'],
  ])('%s', (_name, text, direction) => {
    expect(directionOf(undefined, text)).toBe(direction);
  });

  test.each(['', 'und', 'x', '!!', '-'])('the tag "%s" says nothing about the language', (tag) => {
    expect(directionOf(tag, 'שלום')).toBe('rtl');
  });
});
