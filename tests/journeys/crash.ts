import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';

/** A browser with a profile on disk, which a test may kill and start again. */
export type Profile = {
  readonly start: () => Promise<BrowserContext>;
  /** SIGKILL to the browser and everything it started. */
  readonly kill: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export function newProfile(options: LaunchOptions): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-profile-'));
  let running: BrowserContext | undefined;
  const kill = async () => {
    const closed = running && new Promise((resolve) => running?.once('close', resolve));
    for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
    await closed;
    running = undefined;
  };
  return {
    start: async () => {
      running = await chromium.launchPersistentContext(folder, { ...options, locale: 'en-US' });
      return running;
    },
    kill,
    remove: async () => {
      await running?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** The browser process of a profile: the others end with it. */
function processesOf(folder: string): number[] {
  if (process.platform === 'win32') {
    const query = `Get-CimInstance Win32_Process | Where-Object CommandLine -like '*${folder}*' | ForEach-Object ProcessId`;
    return numbers(execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' })).filter(
      (pid) => pid !== process.pid,
    );
  }
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1e7 }).split('\n');
  return lines
    .filter((line) => line.includes(`--user-data-dir=${folder}`))
    .flatMap((line) => numbers(line).slice(0, 1));
}

const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
