import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkComment } from '../../src/drafts/comment.ts';
import { hasVisible, trimInvisible } from '../../src/drafts/visible.ts';
import { websiteAddress } from '../../src/drafts/website.ts';
import { data } from '../data.ts';

const good = { comment: 'Well said', name: 'Ada', email: 'ada@example.org', website: '' };
const required = { requireEmail: true };
const optional = { requireEmail: false };

function messagesOf(fields: Partial<typeof good>, options = required): string[] {
  return checkComment({ ...good, ...fields }, options).map((problem) => problem.message);
}

describe('a comment', () => {
  it('that is whole has no problem', () => {
    expect(messagesOf({})).toEqual([]);
    expect(messagesOf({ website: 'example.org' })).toEqual([]);
  });

  it('that is empty has one for each field, in their order', () => {
    const empty = { comment: '', name: '', email: '', website: '' };
    expect(checkComment(empty, required)).toEqual([
      { field: 'comment', message: 'commentMissing' },
      { field: 'name', message: 'nameMissing' },
      { field: 'email', message: 'emailMissing' },
    ]);
    expect(messagesOf(empty, optional)).toEqual(['commentMissing', 'nameMissing']);
  });

  it.each([
    ['an e-mail address that is none', { email: 'ada' }, required, ['emailWrong']],
    ['one where none is needed', { email: 'ada' }, optional, ['emailWrong']],
    ['a website that is none', { website: 'javascript:alert(1)' }, required, ['websiteWrong']],
    ['everything wrong', { email: 'a@', website: '!' }, required, ['emailWrong', 'websiteWrong']],
  ])('with %s says so', (_, fields, options, expected) => {
    expect(messagesOf(fields, options)).toEqual(expected);
  });

  const empties: [string, string][] = [
    ['spaces', ' \t\n\r\u00a0\u2003\u3000'],
    ['zero width', '\u200b\u200c\u200d\u2060'],
    ['a byte order mark', '\ufeff'],
    ['bidi marks', '\u200e\u200f\u061c\u202a\u202e\u2066\u2069'],
    ['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
    ['a soft hyphen and a grapheme joiner', '\u00ad\u034f'],
    ['variation selectors and tags', '\ufe0f\u{e0100}\u{e0041}'],
    ['a blank Braille pattern', '\u2800'],
    ['control characters', '\u0000\u001b\u0085'],
    ['Mongolian and Khmer vowels without a shape', '\u180e\u17b4'],
  ];
  it.each(empties)('of nothing but %s is missing', (_, text) => {
    expect(messagesOf({ comment: text, name: text })).toEqual(['commentMissing', 'nameMissing']);
    expect(trimInvisible(`${text}a b${text}`)).toBe('a b');
  });

  it.each(['.', '👩‍👩‍👧', '۝', 'ا', 'ー', '\u0301', '\ud800', '־'])('of %j alone is a comment', (text) => {
    expect(hasVisible(text)).toBe(true);
  });

  it('is judged in no time, however long it is', () => {
    const start = performance.now();
    messagesOf({ comment: ' '.repeat(1e6), email: `${'a'.repeat(1e5)}@${'b.'.repeat(1e5)}`, website: ' '.repeat(1e5) });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['in the middle of spaces', ' ada@example.org\u200b', true],
    ['with a label of 63 letters', `a@${'b'.repeat(63)}.org`, true],
    ['with a label of 64 letters', `a@${'b'.repeat(64)}.org`, false],
    ['with another below it', 'ada@example.org\nbob@example.org', false],
  ])('%s is judged like a browser does', (_, email, valid) => {
    expect(messagesOf({ email })).toEqual(valid ? [] : ['emailWrong']);
  });

  type Row = { data: string; chromium_type_email_valid: boolean };
  it.skipIf(!data)('is judged as Chromium judges it, in every row of the list', () => {
    const list = JSON.parse(readFileSync(`${data}/strings/email-jsonschema.json`, 'utf8'));
    const rows: Row[] = [...list.email, ...list.idn_email];
    const wrong = rows.filter(
      (row) => (messagesOf({ email: row.data }).length === 0) !== row.chromium_type_email_valid,
    );
    expect(rows).toHaveLength(68);
    expect(wrong).toEqual([]);
  });
});

describe('a website', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://localhost:3000/', 'http://localhost:3000/'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
    ['example.org', 'https://example.org/'],
    ['www.example.org/ada', 'https://www.example.org/ada'],
    ['example.org:8080', 'https://example.org:8080/'],
    ['//example.org', 'https://example.org/'],
    [' \u200eexample.org\ufeff ', 'https://example.org/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['', undefined],
    ['hello', undefined],
    ['hello world', undefined],
    ['..', undefined],
    ['ada@example.org', undefined],
    ['mailto:ada@example.org', undefined],
    ['javascript:alert(1)', undefined],
    ['JaVaScRiPt://example.org/%0aalert(1)', undefined],
    ['data:text/html,x', undefined],
    ['ftp://example.org', undefined],
    ['https://', undefined],
    ['example .org', undefined],
  ])('typed as %j is %j', (text, expected) => {
    expect(websiteAddress(text)).toBe(expected);
  });
});
