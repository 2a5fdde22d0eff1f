// How all tests ended for exactly these files.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, digest, projectFiles } from './files.mjs';

const mark = join(cache, 'tested');

/** True when all tests passed for the files as they are now, false when one failed, undefined when they were not run. */
export function tested() {
  if (!existsSync(mark)) return undefined;
  const { files, passed } = JSON.parse(readFileSync(mark, 'utf8'));
  return files === digest(projectFiles()) ? passed : undefined;
}

/** Notes how all tests ended; to be called with the files as the tests found them. */
export function noteTested(passed) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(mark, JSON.stringify({ files: digest(projectFiles()), passed }));
}
