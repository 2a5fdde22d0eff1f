import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Given } from './arguments.ts';
import type { App } from './edition/app.ts';
import { hash } from './edition/hash.ts';
import type { World } from './world.ts';

/** Names this version of command and app by their bytes: what another one made is not taken for what this one makes. */
export function buildOf(app: App, { program, version }: World): string {
  const own = program === undefined ? [] : scriptsBeside(program);
  const parts = [app.shell, app.policy, app.worker, ...app.files.map(({ name, bytes }) => `${name} ${hash(bytes)}`)];
  return `${version()} ${hash([...parts, ...own].join('\n')).slice(0, 8)}`;
}

function scriptsBeside(program: string): string[] {
  const folder = dirname(program);
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return names.toSorted().map((name) => hash(readFileSync(join(folder, name))));
}

/** Below this, starting threads costs more than they bring. */
const WORTH_THREADS = 200;
const MOST_THREADS = 4;

/** How many threads work on so many articles. */
export function threadsFor(given: Given, articles: number): number {
  const jobs = given.texts.get('jobs');
  if (jobs !== undefined) return Number(jobs);
  return articles < WORTH_THREADS ? 1 : Math.min(MOST_THREADS, availableParallelism());
}
