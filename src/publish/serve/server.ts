import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { readRange } from '../../article/byte-range.ts';
import { ContentCache } from './content.ts';
import { baseOf, findTarget } from './find.ts';
import { fitted } from './fitted.ts';
import { headersFor, type Rule, readRules } from './rules.ts';

export type Server = {
  /** `http://localhost:4173/`, with the base path. */
  readonly address: string;
  readonly close: () => Promise<void>;
  /** Settles when the server has ended. */
  readonly closed: Promise<void>;
};

/**
 * Serves a published folder as a good static host would. Looks at the folder anew at each request, so that a new
 * edition is seen at once.
 *
 * @param port 0 takes any free one; rejects with the system's error (`EADDRINUSE`) when it is taken
 */
export async function startServer(
  dir: string,
  { port, host = 'localhost' }: { port: number; host?: string },
): Promise<Server> {
  const folder = resolve(dir);
  const cache = new ContentCache();
  const server = createServer((request, response) => {
    try {
      answer(request, response, folder, cache);
    } catch (error) {
      fail(response, error);
    }
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(port, host, ready);
  });
  const place = server.address();
  const taken = typeof place === 'object' && place !== null ? place.port : port;
  const closed = new Promise<void>((ended) => server.once('close', () => ended()));
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { address: `http://${host}:${taken}${baseOf(folder)}`, close, closed };
}

function answer(request: IncomingMessage, response: ServerResponse, folder: string, cache: ContentCache): void {
  const { method = 'GET', url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD')
    return sendText(response, 405, 'Method not allowed', { allow: 'GET, HEAD' });
  const [pathname = '/', query] = url.split(/\?(.*)/s);
  const target = findTarget(pathname, folder, baseOf(folder));
  const rules = rulesOf(folder);
  if (target.kind === 'malformed') return sendText(response, 400, 'This address cannot be read');
  if (target.kind === 'elsewhere') {
    const location = oneSlash(target.address) + (query ? `?${query}` : '');
    return sendText(response, 308, 'Moved', { location });
  }
  const cut =
    target.kind === 'file' && OEMBED.test(pathname) ? fitted(readFileSync(target.path, 'utf8'), query) : undefined;
  if (cut !== undefined) return sendJson(request, response, { text: cut, pathname, rules });
  if (target.kind === 'file')
    return sendFile(request, response, { path: target.path, status: 200, pathname, rules, cache });
  const missing = join(folder, '404.html');
  if (!existsSync(missing)) return sendText(response, 404, 'Not found');
  return sendFile(request, response, { path: missing, status: 404, pathname, rules, cache });
}

/** `//host/` would lead to another site. */
const oneSlash = (address: string) => address.replace(/^\/{2,}/, '/');

let known: { readonly key: string; readonly rules: Rule[] } | undefined;

function rulesOf(folder: string): Rule[] {
  const path = join(folder, '_headers');
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return [];
  const key = `${path} ${file.mtimeMs} ${file.size}`;
  if (known?.key !== key) known = { key, rules: readRules(readFileSync(path, 'utf8')) };
  return known.rules;
}

type Sending = {
  readonly path: string;
  readonly status: 200 | 404;
  readonly pathname: string;
  readonly rules: readonly Rule[];
  readonly cache: ContentCache;
};

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { path, status, pathname, rules, cache }: Sending,
): void {
  const ranged = status === 200 && request.headers.range !== undefined;
  const content = cache.read(path, ranged ? undefined : request.headers['accept-encoding']);
  response.setHeader('content-type', content.type);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('etag', content.tag);
  response.setHeader('vary', 'Accept-Encoding');
  if (status === 200) response.setHeader('accept-ranges', 'bytes');
  for (const [name, value] of headersFor(decodeURIComponent(pathname), rules)) {
    if (status === 200 || name !== 'cache-control') response.setHeader(name, value);
  }
  if (status === 404) response.setHeader('content-type', content.type);
  if (status === 200 && isKnown(request.headers['if-none-match'], content.tag)) return end(response, 304);
  if (content.encoding !== undefined) response.setHeader('content-encoding', content.encoding);
  const fits = request.headers['if-range'] === undefined || request.headers['if-range'] === content.tag;
  const range = ranged && fits ? readRange(request.headers.range, content.bytes.length) : undefined;
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${content.bytes.length}`);
    return end(response, 416);
  }
  if (range) response.setHeader('content-range', `bytes ${range.start}-${range.end}/${content.bytes.length}`);
  const bytes = range ? content.bytes.subarray(range.start, range.end + 1) : content.bytes;
  response.setHeader('content-length', bytes.length);
  end(response, range ? 206 : status, request.method === 'HEAD' ? undefined : bytes);
}

const OEMBED = /\/oembed\/[^/]+\.json$/;

type Document = { readonly text: string; readonly pathname: string; readonly rules: readonly Rule[] };

function sendJson(request: IncomingMessage, response: ServerResponse, { text, pathname, rules }: Document): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  for (const [name, value] of headersFor(decodeURIComponent(pathname), rules)) response.setHeader(name, value);
  end(response, 200, request.method === 'HEAD' ? undefined : Buffer.from(text));
}

const isKnown = (asked: string | undefined, tag: string) =>
  asked !== undefined &&
  (asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

function end(response: ServerResponse, status: number, bytes?: Uint8Array): void {
  response.statusCode = status;
  response.end(bytes);
}

function sendText(response: ServerResponse, status: number, words: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache', ...headers });
  response.end(status === 304 ? undefined : `${words}\n`);
}

/** A file that went away between two looks, or cannot be read: this answer fails, the server goes on. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  sendText(response, 500, `This file cannot be read (${code})`);
}
