import { createServer } from 'node:http';
import { freePort } from './command.ts';

/** Pages of somebody else: another origin than the site, with a policy of its own. */
export type Host = {
  readonly address: string;
  /** Puts a page there and returns its address; `policy` is its Content-Security-Policy. */
  readonly put: (page: Page) => string;
  readonly stop: () => Promise<void>;
};

type Page = {
  readonly body: string;
  readonly head?: string;
  readonly policy?: string;
  readonly scripts?: Scripts;
  readonly text?: string;
};
/** Scripts of the host's own, by name: a strict policy lets none stand in the page. */
type Scripts = Readonly<Record<string, string>>;

export async function startHost(): Promise<Host> {
  const files = new Map<string, { type: string; text: string; policy?: string | undefined }>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.setHeader('Content-Type', file?.type ?? 'text/plain');
    if (file?.policy !== undefined) response.setHeader('Content-Security-Policy', file.policy);
    response.writeHead(file ? 200 : 404).end(file?.text);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const address = `http://localhost:${port}`;
  const put = ({ body, head = '', policy, scripts = {}, text }: Page) => {
    const path = `/page-${files.size}.html`;
    for (const [name, text] of Object.entries(scripts)) files.set(`/${name}`, { type: 'text/javascript', text });
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
    files.set(path, { type: 'text/html; charset=utf-8', text: text ?? html, policy });
    return address + path;
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address, put, stop };
}
