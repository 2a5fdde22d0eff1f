import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/publish/config.ts';

describe('carrel.json', () => {
  test('may be absent', () => {
    expect(readConfig(undefined)).toMatchObject({ config: { timezone: 'UTC', base: '/' }, problems: [] });
  });

  test('tells all its problems at once', () => {
    const text = JSON.stringify({
      titel: 'T',
      language: 'no language',
      timezone: 'Mars/Olympus',
      url: 'example.org',
      contact: 'nobody',
      redirects: { a: 1 },
      comments: { kind: 'disqus' },
    });
    const { problems } = readConfig(text);
    expect(problems).toHaveLength(8);
    expect(problems[0]).toBe('"titel" is no setting; did you mean "title"?');
  });

  test.each(['', '[]', '{', '"text"'])('says why %j is none', (text) => {
    expect(readConfig(text).problems).toHaveLength(1);
  });

  test.each([
    ['an address with a path', { url: 'https://example.org/a' }, { url: 'https://example.org/a/', base: '/a/' }],
    ['a base alone', { base: 'a' }, { base: '/a/' }],
    [
      'an address and a base',
      { url: 'https://example.org', base: '/a/' },
      { url: 'https://example.org/a/', base: '/a/' },
    ],
  ])('makes one place of %s', (_name, value, expected) => {
    expect(readConfig(JSON.stringify(value))).toMatchObject({ config: expected, problems: [] });
  });

  test('does not let address and base differ', () => {
    expect(readConfig('{"url":"https://example.org/a/","base":"/b/"}').problems).toHaveLength(1);
  });

  test.each(['https://a.example/', '/a/../b/', '/a b/', '/"x"/'])('takes no base like %s', (base) => {
    expect(readConfig(undefined, { base }).problems).toHaveLength(1);
  });

  test('gives way to the options', () => {
    expect(readConfig('{"base":"/a/"}', { base: '/b/' }).config.base).toBe('/b/');
  });

  test('asks for an e-mail address where WordPress does', () => {
    const comments = { kind: 'wordpress', url: 'https://example.org/wp-json/wp/v2/comments' };
    expect(readConfig(JSON.stringify({ comments })).config.comments).toEqual({ ...comments, requireEmail: true });
    const json = { kind: 'json', url: 'https://example.org/c' };
    expect(readConfig(JSON.stringify({ comments: json })).config.comments).toEqual({ ...json, requireEmail: false });
    const path = { kind: 'json', url: '/talk' };
    expect(readConfig(JSON.stringify({ comments: path })).config.comments).toEqual({ ...path, requireEmail: false });
    for (const url of ['talk', '//talk.example', 'ftp://talk.example/', 'javascript:1', ''])
      expect(readConfig(JSON.stringify({ comments: { kind: 'json', url } })).problems, url).toHaveLength(1);
  });
});
