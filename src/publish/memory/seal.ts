import { type Stats, statSync } from 'node:fs';

/**
 * What tells at a glance that a file is the one it was: its size, times and place on the disk. Empty where there is no
 * such file.
 */
export type Seal = string;

export function sealOf(path: string): Seal {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? sealFrom(found) : '';
}

export const sealFrom = ({ size, mtimeMs, ctimeMs, ino }: Stats): Seal => `${size} ${mtimeMs} ${ctimeMs} ${ino}`;

/** Disks that note times in whole seconds, or two of them, could hide a change; others do so for some milliseconds. */
const COARSE_MS = 2000;
const FINE_MS = 50;

/**
 * False for a file that had only just changed when it was looked at: it may have changed once more without its seal
 * showing it.
 *
 * @param now milliseconds since 1970, when it was looked at
 */
export function isSettled(seal: Seal, now: number): boolean {
  const [, mtime = 0, ctime = 0] = seal.split(' ').map(Number);
  const margin = mtime % 1000 === 0 ? COARSE_MS : FINE_MS;
  return now - Math.max(mtime, ctime) > margin;
}
