import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/**
 * What a POST meets on its way. `lose`: the server has it, and its answer does not come back. `drop`: the line breaks
 * before anything has arrived.
 */
export type Fate = 'pass' | 'lose' | 'drop';

/** The line between a browser and a server. */
export type Wire = {
  /** The following POSTs meet these, the last for ever. */
  readonly meet: (...fates: readonly Fate[]) => void;
  readonly stop: () => Promise<void>;
};

/** Leads one port of this machine to another. */
export async function startWire(from: number, to: number): Promise<Wire> {
  let fates: Fate[] = ['pass'];
  const next = () => (fates.length > 1 ? fates.shift() : fates[0]) ?? 'pass';
  const server = createServer((incoming, response) => {
    if (incoming.method !== 'POST') return pass(incoming, response, to, 'pass');
    const fate = next();
    if (fate === 'drop') return void incoming.socket.destroy();
    return pass(incoming, response, to, fate);
  });
  await new Promise<void>((resolve) => server.listen(from, resolve));
  return {
    meet: (...next) => {
      fates = [...next];
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A server that is gone looks as it does without a line in between: the connection breaks. */
function pass(incoming: IncomingMessage, response: ServerResponse, port: number, fate: 'pass' | 'lose'): void {
  const { method, url, headers } = incoming;
  const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
    if (fate === 'lose') {
      answer.resume().on('close', () => incoming.socket.destroy());
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.on('error', () => incoming.socket.destroy());
  });
  outgoing.on('error', () => incoming.socket.destroy());
  incoming.pipe(outgoing);
}
