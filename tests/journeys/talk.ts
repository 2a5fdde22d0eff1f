import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort, serve } from './command.ts';

/** A comment as it arrived: what the documented document holds. */
export type Arrived = { readonly id: string; readonly comment: string; readonly name: string; readonly key: string };

/**
 * What the place does with the next comment. `lose`: takes it and breaks the line before the answer. `drop`: breaks the
 * line before anything has arrived. `portal`: a page of somebody in between.
 */
export type Mood =
  | 'take'
  | 'hold'
  | 'lose'
  | 'drop'
  | 'portal'
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A published site and, at `/talk` of the same origin, a place for comments of kind `json`. */
export type Talk = {
  readonly address: string;
  readonly path: (below: string) => string;
  /** Every comment that was taken, each once, as its key demands. */
  readonly taken: readonly Arrived[];
  /** How many times anybody asked for a comment to be taken. */
  readonly attempts: () => number;
  /** The following comments meet these moods, the last for ever. */
  readonly meet: (...moods: readonly Mood[]) => void;
  /** What the place says others have said. */
  readonly others: unknown[];
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
};

export async function startTalk(folder: string): Promise<Talk> {
  const site = await serve(folder);
  const port = await freePort();
  const address = `http://localhost:${port}/`;
  const taken: Arrived[] = [];
  const others: unknown[] = [];
  let moods: Mood[] = ['take'];
  let attempts = 0;
  const place = { taken, next: () => (moods.length > 1 ? moods.shift() : moods[0]) ?? 'take' };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', address);
    if (url.pathname !== '/talk') return pass(new URL(url.pathname + url.search, site.address), response);
    if (request.method === 'GET') return json(response, 200, { comments: others });
    attempts += 1;
    await take(request, response, place);
  };
  const open = () =>
    createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  let server = open();
  const start = () => new Promise<void>((resolve) => server.listen(port, resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await start();
  return {
    address,
    path: (below) => new URL(below.replace(/^\//, ''), address).href,
    taken,
    attempts: () => attempts,
    others,
    meet: (...next) => {
      moods = [...next];
    },
    stop: close,
    start: async () => {
      server = open();
      await start();
    },
  };
}

async function pass(address: URL, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await fetch(address, { redirect: 'manual' });
  const kept = [...headers].filter(
    ([name]) => !/^(content-encoding|content-length|transfer-encoding|connection)$/.test(name),
  );
  response.writeHead(status, Object.fromEntries(kept));
  if (body) for await (const part of body) response.write(part);
  response.end();
}

type Place = { readonly taken: Arrived[]; readonly next: () => Mood };

async function take(request: IncomingMessage, response: ServerResponse, { taken, next }: Place): Promise<void> {
  const mood = next();
  if (mood === 'drop') {
    request.socket.destroy();
    return;
  }
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  if (typeof mood === 'object') return json(response, mood.status, mood.body ?? {}, mood.headers);
  if (mood === 'portal') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
    return;
  }
  const { id, comment, name } = JSON.parse(Buffer.concat(parts).toString('utf8')) as Arrived;
  const key = String(request.headers['idempotency-key']);
  if (!taken.some((one) => one.key === key)) taken.push({ id, comment, name, key });
  if (mood === 'lose') request.socket.destroy();
  else json(response, mood === 'hold' ? 202 : 201, {});
}

function json(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}
