import { type FSWatcher, statSync, watch as watchPath } from 'node:fs';
import { resolve, sep } from 'node:path';
import { sealOf } from './memory/seal.ts';
import { walk } from './sources/markdown.ts';
import { type ExitCode, type World, WrongCommand } from './world.ts';

/** A save is often several events. */
const QUIET_MS = 200;
/** How often files are looked at where the system tells nothing. */
const POLL_MS = 1000;

/**
 * Publishes, and again whenever something has changed, until it is interrupted. A run that fails is told of; the next
 * change begins another.
 *
 * @param paths absolute, of files and folders
 * @param out absolute path of the site: what happens in it is no change
 */
export async function watch(
  paths: readonly string[],
  out: string,
  world: World,
  publish: (now: Date) => Promise<ExitCode>,
): Promise<ExitCode> {
  const changes = new Changes();
  const watchers = paths.map((path) => follow(path, out, () => changes.note()));
  const stop = () => changes.end();
  world.interrupted?.addEventListener('abort', stop, { once: true });
  let first = true;
  do {
    await attempt(publish, world, first);
    world.complain(`Waiting for changes in ${paths.join(', ')}. Ctrl+C ends it.`);
    first = false;
  } while (await changes.next());
  for (const end of watchers) end();
  return 0;
}

/** What was wrong from the beginning is not waited for. */
async function attempt(publish: (now: Date) => Promise<ExitCode>, world: World, first: boolean): Promise<void> {
  try {
    await publish(first ? world.now : new Date());
  } catch (error) {
    if (first && error instanceof WrongCommand) throw error;
    world.complain(`carrel: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Changes that come in bursts, taken one burst at a time. */
class Changes {
  #timer: NodeJS.Timeout | undefined;
  #waiting: ((more: boolean) => void) | undefined;
  #due = false;
  #ended = false;

  note(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#due = true;
      this.#tell();
    }, QUIET_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#ended = true;
    this.#tell();
  }

  /** True for another burst, false at the end. */
  next(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#tell();
    });
  }

  #tell(): void {
    if (!this.#waiting || !(this.#due || this.#ended)) return;
    this.#waiting(!this.#ended);
    this.#waiting = undefined;
    this.#due = false;
  }
}

/** @returns ends it */
function follow(path: string, out: string, changed: () => void): () => void {
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const isOutside = (name: string | null) => {
    const whole = name === null || !folder ? path : resolve(path, name);
    return whole !== out && !whole.startsWith(out + sep);
  };
  try {
    const watcher: FSWatcher = watchPath(path, { recursive: folder }, (_event, name) => {
      if (isOutside(name)) changed();
    });
    watcher.on('error', () => {});
    return () => watcher.close();
  } catch {
    return poll(path, changed);
  }
}

function poll(path: string, changed: () => void): () => void {
  const survey = () => {
    const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    return (folder ? [...walk(path)] : [path]).map((file) => `${file} ${sealOf(file)}`).join('\n');
  };
  let before = survey();
  const timer = setInterval(() => {
    const now = survey();
    if (now !== before) changed();
    before = now;
  }, POLL_MS);
  return () => clearInterval(timer);
}
