import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './source.ts';

export const root = join(import.meta.dirname, '../..');

/** Every file of the project that is or would be committed, with `/` on every platform. */
export function projectFiles(under = ''): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...(under ? ['--', under] : [])];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split('\0');
  return [...new Set(listed)].filter((path) => path !== '' && existsSync(join(root, path)));
}

export function read(path: string): Source {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}
