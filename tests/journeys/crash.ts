import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';

/** A browser with a profile on disk, which a test may kill and start again. */
export type Profile = {
  readonly start: () => Promise<BrowserContext>;
  /** SIGKILL to the browser; what it started ends with it. */
  readonly kill: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export function newProfile(options: LaunchOptions): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-profile-'));
  let running: BrowserContext | undefined;
  const kill = async () => {
    const closed = running && new Promise((resolve) => running?.once('close', resolve));
    for (const pid of processesOf(folder)) killIfThere(pid);
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

/** One of two may be gone by the time of its turn, because the other has gone. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The browser's own process of a profile: the others, which have a type, end with it. */
function processesOf(folder: string): number[] {
  if (process.platform === 'win32') {
    const query = `Get-CimInstance Win32_Process | Where-Object CommandLine -like '*${folder}*' | ForEach-Object ProcessId`;
    return numbers(execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' })).filter(
      (pid) => pid !== process.pid,
    );
  }
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1e7 }).split('\n');
  return lines
    .filter((line) => line.includes(`--user-data-dir=${folder}`) && !line.includes('--type='))
    .flatMap((line) => numbers(line).slice(0, 1));
}

const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
