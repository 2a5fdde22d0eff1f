import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Given } from './arguments.ts';
import type { Config } from './config.ts';
import type { Site } from './edition/site.ts';
import type { ReadFile } from './memory/known-files.ts';
import type { Progress } from './progress.ts';
import type { Source } from './sources/entry.ts';
import { openSource, readKind } from './sources/open.ts';
import type { World } from './world.ts';

/** One after the other, in the order given, which is the order of the report. */
export async function openAll(
  names: readonly string[],
  given: Given,
  world: World,
  { timezone }: Config,
  recall: ReadFile,
  progress: Progress,
): Promise<Source[]> {
  const kind = readKind(given.texts.get('from'));
  const sources: Source[] = [];
  for (const name of names) {
    progress.stage(`Reading ${name}`);
    const options = { timezone, progress: progress.step, recall };
    sources.push(...(await openSource(name, world.folder, kind, options)));
  }
  return sources;
}

/** A source that was not read to its end would make an edition smaller than the one that is there. */
export function heldBack(sources: readonly Source[], out: string): string | undefined {
  const failed = sources.filter((source) => source.failed === true).map(({ name }) => name);
  if (failed.length === 0 || !existsSync(join(out, 'edition.json'))) return undefined;
  return `the site stays as it was, for it would lose the articles of ${failed.join(', ')}. Try again, or leave that out.`;
}

export function siteOf(config: Config, sources: readonly Source[], given: Given): Site {
  return {
    title: config.title ?? sources[0]?.title ?? 'Articles',
    ...(config.language === undefined ? {} : { language: config.language }),
    config,
    offline: !given.switches.has('no-offline'),
    oembed: !given.switches.has('no-oembed'),
  };
}
