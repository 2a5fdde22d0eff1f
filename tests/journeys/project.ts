import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cache, root } from '../house/files.mjs';

export const { devDependencies: ours } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

/** Runs a command in a folder; throws with all that it said when it does not end well. */
export function run(folder: string, command: string, ...args: readonly string[]): string {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', CI: '1' };
  const options = { cwd: folder, env, encoding: 'utf8', shell: process.platform === 'win32', stdio: 'pipe' } as const;
  try {
    return execFileSync(command, args, options);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

/** The package as it would be published, packed once. */
let packed: string | undefined;

function pack(): string {
  if (packed !== undefined && existsSync(packed)) return packed;
  const folder = join(cache, 'packed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  packed = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  return packed;
}

/**
 * A developer's new project: a copy of `tests/fixtures/embed/<name>`, with an article's bundle in it, into which the
 * packed file and these packages are installed, each at its exact version.
 */
export function newProject(name: string, packages: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-project-'));
  cpSync(join(root, 'tests/fixtures/embed', name), folder, { recursive: true });
  copyFileSync(pack(), join(folder, 'carrel.tgz'));
  const all = ['./carrel.tgz', ...Object.entries(packages).map(([one, version]) => `${one}@${version}`)];
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--legacy-peer-deps', ...all);
  return folder;
}
