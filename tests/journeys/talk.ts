import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort, serve } from './command.ts';
import { test as base, NETWORK_LINES } from './journey.ts';

/** A comment as it arrived: what the documented document holds. */
export type Arrived = Readonly<Record<'id' | 'comment' | 'name' | 'email' | 'website' | 'key', string>>;

/**
 * What the place does with the next comment. `lose`: takes it and breaks the line before the answer. `drop`: breaks the
 * line before anything has arrived. `hang`: takes it and never answers. `portal`: a page of somebody in between.
 */
export type Mood =
  | 'take'
  | 'hold'
  | 'lose'
  | 'drop'
  | 'hang'
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
  /** What the place says others have said; so many at a time, all at once by default. */
  readonly others: unknown[];
  readonly giveAtATime: (count: number) => void;
  /** Pages of this origin may talk to the place: CORS. */
  readonly allow: (origin: string) => void;
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
  let atATime = Number.POSITIVE_INFINITY;
  let allowed: string | undefined;
  const place = { taken, next: () => (moods.length > 1 ? moods.shift() : moods[0]) ?? 'take' };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', address);
    if (url.pathname !== '/talk') return pass(new URL(url.pathname + url.search, site.address), response);
    if (allowed !== undefined) allowCrossOrigin(response, allowed);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.method === 'GET') return json(response, 200, pageOf(others, url, atATime));
    attempts += 1;
    await take(request, response, place);
  };
  const open = () =>
    createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  let server = open();
  // Lines that are kept are lines that may break: browsers send again over the next one.
  server.keepAliveTimeout = 60_000;
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
    giveAtATime: (count) => {
      atATime = count;
    },
    allow: (origin) => {
      allowed = origin;
    },
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

/** What the guide tells publishers to send. */
function allowCrossOrigin(response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Idempotency-Key');
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
}

function pageOf(others: readonly unknown[], url: URL, atATime: number) {
  const start = Number(url.searchParams.get('from') ?? 0);
  const next = new URL(url);
  next.searchParams.set('from', String(start + atATime));
  const comments = others.slice(start, start + atATime);
  return { comments, ...(start + atATime < others.length && { next: next.href }) };
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
  const { id, comment, name, email, website } = JSON.parse(Buffer.concat(parts).toString('utf8')) as Arrived;
  const key = String(request.headers['idempotency-key']);
  if (!taken.some((one) => one.key === key)) taken.push({ id, comment, name, email, website, key });
  if (mood === 'lose') request.socket.destroy();
  else if (mood !== 'hang') json(response, mood === 'hold' ? 202 : 201, {});
}

function json(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** For tests in which a place is beside the site. */
export const withTalk = base.extend<{ readonly talk: Talk }>({
  edition: 'talk',
  talk: async ({ site, watch }, use) => {
    watch.expectLines(...NETWORK_LINES);
    const talk = await startTalk(site.folder);
    await use(talk);
    watch.end();
    await talk.stop();
  },
});
