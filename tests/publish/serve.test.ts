import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readRange } from '../../src/article/byte-range.ts';
import { negotiate } from '../../src/publish/serve/content.ts';
import { fitted } from '../../src/publish/serve/fitted.ts';
import { headersFor, readRules } from '../../src/publish/serve/rules.ts';
import { startServer } from '../../src/publish/serve/server.ts';
import { workplace } from './carrel.ts';

const LONG = 'many words '.repeat(300);

async function serve(base = '/') {
  const folder = workplace();
  mkdirSync(join(folder, 'articles/käse'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), `<html lang="en" data-base="${base}">home`);
  writeFileSync(join(folder, '404.html'), 'not here');
  writeFileSync(join(folder, 'articles/käse/index.html'), 'cheese');
  writeFileSync(join(folder, 'long.json'), JSON.stringify(LONG));
  writeFileSync(
    join(folder, '_headers'),
    `${base}*\n  X-All: yes\n  X-Two: a\n\n${base}long.json\n  X-Two: b\n  Cache-Control: max-age=5\n`,
  );
  writeFileSync(join(folder, '.secret'), 'secret');
  symlinkSync('/etc/hostname', join(folder, 'outside.txt'));
  const server = await startServer(folder, { port: 0 });
  onTestFinished(server.close);
  return server.address;
}

type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: Buffer };

/** A request as written, without a browser's tidying of its path. */
function ask(address: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject).end();
  });
}

describe('a published folder, served', () => {
  test.each([
    ['/', 200, 'home'],
    ['/articles/k%C3%A4se/', 200, 'cheese'],
    ['/articles/ka%CC%88se/', 200, 'cheese'],
    ['/?q=1', 200, 'home'],
    ['/nothing', 404, 'not here'],
    ['/articles/', 404, 'not here'],
    ['/index.html/', 404, 'not here'],
    ['/_headers', 404, 'not here'],
    ['/.secret', 404, 'not here'],
    ['/outside.txt', 404, 'not here'],
    ['/../../etc/hostname', 404, 'not here'],
    ['/%2e%2e%2f%2e%2e%2fetc/hostname', 404, 'not here'],
    ['/..%5c..%5cetc', 400, 'cannot be read'],
    ['/%00', 400, 'cannot be read'],
    ['/%zz', 400, 'cannot be read'],
  ])('answers %s with %i', async (path, status, words) => {
    const answer = await ask(await serve(), path);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toContain(words);
  });

  test('leads from a folder’s name to the folder, and never to another site', async () => {
    const address = await serve();
    const moved = await ask(address, '/articles/k%C3%A4se?x=1');
    expect(moved).toMatchObject({ status: 308, headers: { location: '/articles/k%C3%A4se/?x=1' } });
    const sly = await ask(address, '//articles/k%C3%A4se');
    expect(String(sly.headers['location'] ?? '/')).not.toMatch(/^\/\//);
  });

  test('lies under its base path', async () => {
    const address = await serve('/read/');
    expect(address).toMatch(/\/read\/$/);
    expect(await ask(address, '/')).toMatchObject({ status: 308, headers: { location: '/read/' } });
    expect(await ask(address, '/read')).toMatchObject({ status: 308, headers: { location: '/read/' } });
    expect(await ask(address, '/read/')).toMatchObject({ status: 200, headers: { 'x-all': 'yes' } });
    expect(await ask(address, '/long.json')).toMatchObject({ status: 404 });
  });

  test('sends the headers of _headers, the type, and the same bytes compressed', async () => {
    const address = await serve();
    const plain = await ask(address, '/long.json');
    expect(plain.headers).toMatchObject({
      'x-all': 'yes',
      'x-two': 'a, b',
      'cache-control': 'max-age=5',
      'content-type': 'application/json; charset=utf-8',
    });
    const packed = await ask(address, '/long.json', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.body.length).toBeLessThan(plain.body.length / 4);
    expect(brotliDecompressSync(packed.body)).toEqual(plain.body);
  });

  test('says when nothing has changed', async () => {
    const address = await serve();
    const { headers } = await ask(address, '/long.json');
    const again = await ask(address, '/long.json', { 'if-none-match': String(headers['etag']) });
    expect(again).toMatchObject({ status: 304 });
    expect(again.body).toHaveLength(0);
  });

  test('sends a part, and says where there is none', async () => {
    const address = await serve();
    const part = await ask(address, '/', { range: 'bytes=1-4' });
    expect(part).toMatchObject({
      status: 206,
      headers: { 'content-range': expect.stringMatching(/^bytes 1-4\/\d+$/) },
    });
    expect(part.body.toString()).toBe('html');
    expect(await ask(address, '/', { range: 'bytes=9999-' })).toMatchObject({ status: 416 });
  });

  test('answers HEAD without a body and refuses to be written to', async () => {
    const address = await serve();
    const head = await ask(address, '/', {}, 'HEAD');
    expect(head).toMatchObject({ status: 200 });
    expect(head.body).toHaveLength(0);
    expect(await ask(address, '/', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});

test.each([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=0-99', { start: 0, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=3-1', undefined],
  ['bytes=0-1,4-5', undefined],
  ['lines=1-2', undefined],
  [undefined, undefined],
])('of ten bytes %s means %j', (header, expected) => {
  expect(readRange(header, 10)).toEqual(expected);
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1, br;q=0.5', 'gzip'],
  ['br;q=0', undefined],
  ['*', 'br'],
  ['identity', undefined],
  [undefined, undefined],
])('who accepts %s gets %s', (accepted, expected) => {
  expect(negotiate(accepted)).toBe(expected);
});

test('rules add up, and may take away', () => {
  const rules = readRules('# words\n/*\n  A: 1\n  B: 2\n/x/*\n  A: 3\n  ! B\n/:name/y\n  C: 4\n');
  expect(Object.fromEntries(headersFor('/x/y', rules))).toEqual({ a: '1, 3', c: '4' });
  expect(Object.fromEntries(headersFor('/z', rules))).toEqual({ a: '1', b: '2' });
});

describe('an oEmbed document, asked for with less room', () => {
  const html = '<iframe src="a" width="600" height="480"></iframe>';
  const document = JSON.stringify({ type: 'rich', width: 600, height: 480, html, title: 'A' });

  test.each([
    ['maxwidth=400', 400, 480],
    ['maxwidth=400&maxheight=300&format=json', 400, 300],
    ['maxwidth=9000', 600, 480],
    ['maxheight=100', 600, 100],
  ])('?%s is %i by %i', (query, width, height) => {
    const sized = `<iframe src="a" width="${width}" height="${height}"></iframe>`;
    expect(JSON.parse(fitted(document, query) ?? '')).toEqual({ type: 'rich', width, height, html: sized, title: 'A' });
  });

  test.each([['maxwidth=wide'], ['maxwidth=-4'], ['maxwidth='], ['format=json'], [undefined]])(
    '?%s is as it lies there',
    (query) => {
      expect(fitted(document, query)).toBeUndefined();
    },
  );

  test.each(['', '[]', '{"width": "600"}', '<html>'])('leaves alone what is none: %s', (text) => {
    expect(fitted(text, 'maxwidth=3')).toBeUndefined();
  });
});
