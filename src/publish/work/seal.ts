import { statSync } from 'node:fs';

/**
 * What tells at a glance that a file is the one it was: its size, times and place on the disk. Empty where there is no
 * such file.
 */
export type Seal = string;

export function sealOf(path: string): Seal {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return '';
  const { size, mtimeMs, ctimeMs, ino } = found;
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** Disks that note times in whole seconds, or two of them, could hide a change. */
const COARSE_MS = 2000;

/** False for a file that has only just changed: it may change once more without its seal showing it. */
export function isSettled(seal: Seal, now: number): boolean {
  const [, mtime = 0, ctime = 0] = seal.split(' ').map(Number);
  return now - Math.max(mtime, ctime) > COARSE_MS;
}
