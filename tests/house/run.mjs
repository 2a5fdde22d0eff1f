import { spawnSync } from 'node:child_process';
import { root } from './files.mjs';

/** Runs one line of npm's kind in the project, showing what it says; true when it ends well. */
export function run(line) {
  return spawnSync(line, { cwd: root, shell: true, stdio: 'inherit' }).status === 0;
}

/** Ends this script when a line does not end well: its own words have said why. */
export function must(line) {
  if (!run(line)) process.exit(1);
}

export function say(...texts) {
  process.stdout.write(`${texts.join('')}\n`);
}
