import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from './data.ts';

const parsed = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
const own = parsed(join(import.meta.dirname, 'fixtures/strings.json')) as { readonly strings: readonly string[] };
const naughty = data === undefined ? [] : (parsed(join(data, 'strings/blns.json')) as readonly string[]);

/** Texts that forms have been known to lose or change: our own, and where they are at hand the list of naughty strings. */
export const strings: readonly string[] = [...new Set([...own.strings, ...naughty])];
