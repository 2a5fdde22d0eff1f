import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/** What the search for a browser touches of the machine: a test puts another one in its place. */
export type Machine = {
  readonly platform: string;
  readonly architecture: string;
  readonly isRoot: boolean;
  /** A variable of the environment; empty counts as absent. */
  readonly variable: (name: string) => string | undefined;
  readonly exists: (path: string) => boolean;
  /** Where Playwright keeps, or would keep, its own Chromium. */
  readonly playwrightPath: () => string;
  /** Folder of this user for what can be fetched again, outside of any project. */
  readonly cacheFolder: string;
  /** Runs a command and says whether it ended well within `ms` milliseconds; its output goes to the error output. */
  readonly run: (command: string, args: readonly string[], ms: number) => Promise<boolean>;
  /** Unpacks the browser of a `@sparticuz/chromium` that lies in `folder`, and answers with its path. */
  readonly unpack: (folder: string) => Promise<string>;
  readonly say: (line: string) => void;
};

const variable = (name: string) => process.env[name] || undefined;

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    architecture: process.arch,
    isRoot: process.getuid?.() === 0,
    variable,
    exists: existsSync,
    playwrightPath: () => chromium.executablePath(),
    cacheFolder: join(cacheFolder(), 'carrel-tests'),
    run,
    unpack,
    say: (line) => process.stderr.write(`${line}\n`),
  };
}

function cacheFolder(): string {
  if (process.platform === 'win32') return variable('LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return variable('XDG_CACHE_HOME') ?? join(homedir(), '.cache');
}

/** A server that does not answer is given up after 10 s, and nothing asks questions. */
const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', DEBIAN_FRONTEND: 'noninteractive' };

function run(command: string, args: readonly string[], ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    const child = spawn(command, args, { stdio: ['ignore', 2, 2], shell: windows, detached: !windows, env });
    const timer = setTimeout(() => stop(child.pid, windows), ms);
    const end = (well: boolean) => {
      clearTimeout(timer);
      resolve(well);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}

/** Ends a command with all that it has started. */
function stop(pid: number | undefined, windows: boolean): void {
  if (pid === undefined) return;
  if (windows) spawn('taskkill', ['/pid', String(pid), '/t', '/f']);
  else process.kill(-pid, 'SIGKILL');
}

async function unpack(folder: string): Promise<string> {
  const entry = join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  const module: { default: { executablePath(): Promise<string> } } = await import(pathToFileURL(entry).href);
  return module.default.executablePath();
}
