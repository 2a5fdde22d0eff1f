#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { runCommand } from './command.ts';

/** The command's own file is `dist/command/carrel.js`; the app lies beside it, the package above. */
const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(beside('../../package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const interrupted = words.includes('--watch') ? untilInterrupted() : {};
  process.exitCode = await runCommand(words, {
    ...interrupted,
    folder: process.cwd(),
    app: beside('../app/'),
    program: fileURLToPath(import.meta.url),
    version,
    now: new Date(),
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    draw: (text) => process.stderr.write(text),
    terminal: process.stderr.isTTY,
  });
}

/** Ctrl+C asks for the end; pressed once more, it is the end. */
function untilInterrupted(): { interrupted: AbortSignal } {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return { interrupted: controller.signal };
}

/** The same file is the command and each of the threads that it works with. */
if (isMainThread) await main();
else if (parentPort) (await import('./work/thread.ts')).answerRequests(parentPort, workerData);
