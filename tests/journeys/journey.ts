import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type LaunchOptions, type Page } from '@playwright/test';
import { browserSwitches } from '../browser/find.ts';
import { freePort, type Site, serve } from './command.ts';

export { expect };

/** The editions that are published before the first test, and those of a WordPress before its own. */
type EditionName = 'sample' | 'news' | 'many' | 'few' | 'talk' | 'by-rest' | 'by-form';

/** Everything that was said on the console and everything that went elsewhere: a test fails by either. */
export type Watch = {
  /** From here on, lines like these are expected: the test says so where it causes them. */
  readonly expectLines: (...patterns: readonly RegExp[]) => void;
  /** Stops listening: what follows is the end of the test, with the server gone. */
  readonly end: () => void;
  /** Watches one more context, which the test has opened itself. */
  readonly add: (context: BrowserContext) => void;
};

/** What Chromium itself writes when a request finds no server, or an answer that is no success. */
export const NETWORK_LINES = [/^Failed to load resource/, /^The FetchEvent for/, /net::ERR_/, /^WebSocket connection/];
/** The same for an address that is not there, and nothing else. */
export const NOT_FOUND_LINES = [/^Failed to load resource: the server responded with a status of 404/];

type Fixtures = {
  readonly edition: EditionName;
  readonly watch: Watch;
  readonly site: Site & { readonly path: (below: string) => string };
  /** A copy of the edition's folder, for tests that change files. */
  readonly copy: string;
};

/** A port that takes part as "the rest of the internet": the browser sends there whatever is not for localhost. */
type Outside = { readonly port: number; readonly asked: string[] };

/** What Chromium and Edge ask of their makers by themselves, whatever page is open. */
const OWN_CALLS =
  /[ /](accounts\.google\.com|clients\d?\.google\.com|(update|content-autofill|clientservices|optimizationguide-pa|safebrowsing)\.googleapis\.com|(redirector|edgedl\.me)\.gvt1\.com|(edge|config\.edge)\.(microsoft|skype)\.com)[:/]/;

export function launchOptions(outside: Outside): LaunchOptions {
  return {
    executablePath: process.env['CARREL_TEST_BROWSER'] ?? '',
    args: browserSwitches(),
    proxy: { server: `http://127.0.0.1:${outside.port}`, bypass: 'localhost' },
  };
}

/** The servers of a worker that are up, by edition: the next test of that edition takes the same one. */
type Servers = Map<string, Site>;

export const test = base.extend<Fixtures, { readonly outside: Outside; readonly servers: Servers }>({
  edition: ['sample', { option: true }],

  outside: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern
    async ({}, use) => {
      const asked: string[] = [];
      const server = createServer((socket) => {
        socket.on('error', () => {});
        socket.once('data', (bytes) => {
          const line = bytes.toString('latin1').split('\r\n', 1)[0] ?? '';
          if (!OWN_CALLS.test(line)) asked.push(line);
          socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
        });
      });
      const port = await freePort();
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      await use({ port, asked });
      server.close();
    },
    { scope: 'worker' },
  ],

  launchOptions: [async ({ outside }, use) => use(launchOptions(outside)), { scope: 'worker' }],

  watch: [
    async ({ context, outside }, use) => {
      const expected: RegExp[] = [];
      const said: string[] = [];
      const before = outside.asked.length;
      let listening = true;
      const say = (line: string) => listening && said.push(line);
      const add = (watched: BrowserContext) => {
        watched.on('console', (line) => {
          if (/^(error|warning)$/.test(line.type())) say(line.text());
        });
        watched.on('weberror', (error) => say(`uncaught: ${error.error().stack ?? error.error().message}`));
      };
      add(context);
      const end = () => {
        listening = false;
      };
      await use({ expectLines: (...patterns) => void expected.push(...patterns), end, add });
      const surprising = said.filter((line) => !expected.some((pattern) => pattern.test(line)));
      expect(surprising, 'nothing unexpected is written to the console').toEqual([]);
      expect(outside.asked.slice(before), 'nothing is fetched from another origin').toEqual([]);
    },
    { auto: true },
  ],

  copy: async ({ edition }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-copy-'));
    cpSync(siteFolder(edition), folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  servers: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern
    async ({}, use) => {
      const servers: Servers = new Map();
      await use(servers);
      await Promise.all([...servers.values()].map((server) => server.stop()));
    },
    { scope: 'worker' },
  ],

  site: async ({ edition, watch, servers }, use) => {
    const site = servers.get(edition) ?? (await serve(siteFolder(edition)));
    servers.set(edition, site);
    const stop = async () => {
      servers.delete(edition);
      watch.expectLines(...NETWORK_LINES);
      await site.stop();
    };
    await use({ ...site, stop, path: (below) => new URL(below.replace(/^\//, ''), site.address).href });
    watch.end();
  },
});

/** Folder of an edition that was published before the first test. */
export function siteFolder(edition: string): string {
  return join(process.env['CARREL_TEST_SITES'] ?? '', edition);
}

/** Opens an address and waits until its screen is there. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(headline(page)).toHaveText(/\S/);
}

/** The one visible heading of the first level. */
export function headline(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

/** Waits for the worker and the library: the lasting line in the footer. */
export async function readyOffline(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Ready to read offline' })).toBeVisible({ timeout: 20_000 });
}
