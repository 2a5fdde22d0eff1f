import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Answer = (response: ServerResponse, asked: string) => void;

/** A server on this machine for one test; gives its address without a last slash. */
export async function web(routes: Readonly<Record<string, string | Uint8Array | Answer>>): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    const route = routes[url] ?? routes['*'];
    if (route === undefined) response.writeHead(404).end('nothing here');
    else if (typeof route === 'function') route(response, url);
    else response.end(route);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
