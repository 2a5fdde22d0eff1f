import { expect, test } from 'vitest';
import { decodeBytes } from '../../src/publish/sources/charset.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const big = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8 by default', utf8('é'), '', 'é'],
  ['UTF-8 with its mark', utf8('\uFEFFé'), 'text/xml; charset=iso-8859-1', 'é'],
  ['UTF-16 with its mark', Buffer.from('\uFEFF<é>', 'utf16le'), '', '<é>'],
  ['UTF-16, the larger byte first, by its first character', big('<é>'), 'text/xml', '<é>'],
  ['what the server says', latin('é'), 'text/xml; charset=ISO-8859-1', 'é'],
  ['what the XML declaration says', latin('<?xml version="1.0" encoding="windows-1252"?>\x93'), '', /“$/],
  [
    'Shift_JIS',
    Buffer.concat([latin('<?xml version="1.0" encoding="Shift_JIS"?>'), Buffer.from([0x82, 0xa0])]),
    '',
    /あ$/,
  ],
  ['what a page says', latin('<!doctype html><meta charset="windows-1251">\xe6'), 'text/html', /ж$/],
  [
    'UTF-8 whose server claims Latin',
    utf8('<?xml version="1.0" encoding="utf-8"?>é'),
    'text/xml; charset=latin1',
    /é$/,
  ],
  [
    'Latin that claims UTF-8 in its declaration, not at its server',
    latin('<?xml version="1.0" encoding="utf-8"?>é'),
    'text/xml; charset=latin1',
    /é$/,
  ],
  ['a claim that nobody knows', utf8('<?xml version="1.0" encoding="bogus"?>é'), '', /é$/],
  ['ASCII that claims UTF-16', utf8('<?xml version="1.0" encoding="utf-16"?>é'), '', /é$/],
])('reads %s', (_name, bytes, contentType, expected) => {
  const { text, guessed } = decodeBytes(bytes, contentType);
  expect(text).toMatch(expected);
  expect(guessed).toBe(false);
});

test('takes what is no UTF-8 and says nothing as Windows-1252, and says that it guessed', () => {
  expect(decodeBytes(latin('caf\xe9 \x80'))).toEqual({ text: 'café €', encoding: 'windows-1252', guessed: true });
});

test('keeps UTF-8 with one damaged character', () => {
  const bytes = Buffer.concat([utf8('日本語の長い文章である'), Buffer.from([0xe6])]);
  expect(decodeBytes(bytes)).toMatchObject({ encoding: 'utf-8', guessed: true });
});
