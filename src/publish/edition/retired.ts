import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../article/fields.ts';
import { parseJson } from '../../article/json.ts';

/**
 * When files of older editions went out of use: `{ "retired": { "<name>": "<RFC 3339>" } }`. A dot file, because it is
 * no reader's: times of files do not survive the ways by which folders travel.
 */
export const RETIRED_FILE = '.carrel.json';

/** How long files of an older edition stay, in milliseconds: a day. */
export const GRACE_MS = 86_400_000;

export type Retired = ReadonlyMap<string, string>;

/** What the folder says of its older files; nothing where it says nothing that can be read. */
export function readRetired(folder: string): Retired {
  const path = join(folder, RETIRED_FILE);
  return existsSync(path) ? retiredIn(readFileSync(path)) : new Map();
}

export function retiredIn(bytes: Uint8Array): Retired {
  const { value } = { value: undefined, ...parseJson(bytes) };
  const names = isObject(value) && isObject(value['retired']) ? Object.entries(value['retired']) : [];
  return new Map(
    names.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && !Number.isNaN(Date.parse(pair[1]))),
  );
}

/** `kept` with the time since when they are out of use; `expired` have been so for longer than the grace period. */
export function divideByAge(
  stale: readonly string[],
  retired: Retired,
  now: Date,
): { readonly kept: Retired; readonly expired: readonly string[] } {
  const since = (name: string) => retired.get(name) ?? now.toISOString();
  const isOver = (name: string) => now.getTime() - Date.parse(since(name)) >= GRACE_MS;
  return {
    kept: new Map(stale.filter((name) => !isOver(name)).map((name) => [name, since(name)])),
    expired: stale.filter(isOver),
  };
}

export const retiredText = (kept: Retired): string => `${JSON.stringify({ retired: Object.fromEntries(kept) })}\n`;

/** Milliseconds since 1970 when the next of them may go. */
export const nextExpiry = (kept: Retired): number =>
  [...kept.values()].reduce((next, since) => Math.min(next, Date.parse(since) + GRACE_MS), Number.POSITIVE_INFINITY);
