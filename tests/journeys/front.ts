import { createServer, type ServerResponse } from 'node:http';
import { freePort } from './command.ts';

/** What becomes of an answer on its way: `cut` ends in the middle, `half` seems whole. `held` comes never. */
export type Meddling = 'cut' | 'half' | 'other bytes' | 'sign-in page' | 'held';

/** A server in front of a site, between which and the browser anything may happen. It can be killed and come back. */
export type Front = {
  readonly address: string;
  /** From here on the answers whose path contains `part` are meddled with; undefined: none are. */
  readonly meddle: (part: string, how: Meddling | undefined) => void;
  /** Every connection ends where it is, and there is nobody any more. */
  readonly kill: () => Promise<void>;
  readonly back: () => Promise<void>;
  /** How often a path that contains `part` was asked for. */
  readonly asked: (part: string) => number;
};

export async function startFront(site: string): Promise<Front> {
  const port = await freePort();
  const paths: string[] = [];
  let meddled: { readonly part: string; readonly how: Meddling | undefined } = { part: '', how: undefined };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    paths.push(path);
    const how = path.includes(meddled.part) ? meddled.how : undefined;
    void answer(new URL(path, site), how, response).catch(() => response.destroy());
  });
  const back = () => new Promise<void>((resolve) => server.listen(port, resolve));
  const kill = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await back();
  return {
    address: `http://localhost:${port}/`,
    meddle: (part, how) => {
      meddled = { part, how };
    },
    kill,
    back,
    asked: (part) => paths.filter((path) => path.includes(part)).length,
  };
}

async function answer(address: URL, how: Meddling | undefined, response: ServerResponse): Promise<void> {
  if (how === 'held') return;
  const came = await fetch(address);
  const bytes = Buffer.from(await came.arrayBuffer());
  const type = how === 'sign-in page' ? 'text/html' : (came.headers.get('content-type') ?? '');
  response.writeHead(came.status, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  if (how !== 'cut') response.end(meddle(bytes, how));
  else response.write(meddle(bytes, 'half'), () => response.destroy());
}

function meddle(bytes: Buffer, how: Exclude<Meddling, 'cut' | 'held'> | undefined): Buffer {
  if (how === 'half') return bytes.subarray(0, bytes.length / 2);
  if (how === 'sign-in page') return Buffer.from('<!doctype html><title>Sign in</title><h1>Welcome</h1>');
  // Still JSON, and still a bundle.
  return how === 'other bytes' ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes;
}
