import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { advise } from './advice.ts';
import type { Given } from './arguments.ts';
import { buildOf, threadsFor } from './build.ts';
import { readApp } from './edition/app.ts';
import { isOurs, SiteFolder, walkAll } from './edition/folder.ts';
import { shellFor } from './edition/shell.ts';
import { stylesOf } from './edition/styles.ts';
import { issue } from './issue.ts';
import { memoryPath } from './memory/place.ts';
import { RecordFile } from './memory/record-file.ts';
import { copyPrevious, fetchPrevious } from './previous.ts';
import { showProgress } from './progress.ts';
import { refuseForeignFolder } from './publish-options.ts';
import { exitCode, joinReports, printReport } from './report.ts';
import { readShard, type ShardRecord } from './shard.ts';
import { hire } from './work/crew.ts';
import { type ExitCode, type World, WrongCommand } from './world.ts';

/** `carrel merge DIR... --out DIR`: the site that `carrel publish` would have made without `--shard`. */
export async function merge(given: Given, world: World): Promise<ExitCode> {
  const started = performance.now();
  const out = given.texts.get('out');
  if (given.words.length === 0 || out === undefined)
    throw new WrongCommand('which shards, and where shall the site go? For example: carrel merge shard-* --out site');
  const path = resolve(world.folder, out);
  refuseForeignFolder(path, out);
  const shards = given.words.map((name) => ({ name, record: readShard(resolve(world.folder, name), name) }));
  const site = theirSite(shards);
  const app = readApp(world.app);
  const build = buildOf(app, world);
  const styles = await stylesOf(app);
  const shell = shellFor(site, app, styles, build);
  const folder = new SiteFolder(path);
  const progress = showProgress(world);
  folder.begin();
  const previous = given.texts.get('previous');
  const warnings = copyPrevious(previous, folder, world);
  progress.stage(`Joining ${shards.length} shards`);
  for (const { name } of shards) copyShard(resolve(world.folder, name), folder);
  const articles = shards.flatMap(({ record }) => record.articles);
  const icons = shards[0]?.record.icons ?? [];
  const setup = { out: path, site, shell, links: [], pictures: world.pictures };
  const hiring = { threads: threadsFor(given, articles.length), program: world.program };
  const crew = hire(setup, hiring, (steps) => steps.forEach((step) => folder.note(step)));
  const records = new RecordFile(`${memoryPath(path, world)}.jsonl`, build);
  await issue({ articles, site, app, styles, shell, icons }, folder, crew, records, progress);
  await crew.end();
  warnings.push(...(await fetchPrevious(previous, folder)));
  const { expiry: _expiry, ...files } = folder.finish(world.now);
  records.save();
  progress.end();
  const all = files.written + files.unchanged + files.stale;
  const report = joinReports(
    shards.map(({ record }) => record.report),
    { out: path, files, warnings: [...warnings, ...advise(site.config, articles, all)], started },
  );
  printReport(report, given, world);
  return exitCode(report);
}

type Named = { readonly name: string; readonly record: ShardRecord };

/** What all shards agree on. @throws {WrongCommand} where they are not the parts of one whole */
function theirSite(shards: readonly Named[]): ShardRecord['site'] {
  const [first, ...others] = shards;
  if (first === undefined) throw new WrongCommand('which shards? For example: carrel merge shard-* --out site');
  const { of } = first.record.shard;
  const there = new Set(shards.map(({ record }) => record.shard.index));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((index) => !there.has(index));
  const wrong = [
    ...missing.map((index) => `shard ${index}/${of} is missing.`),
    ...others.filter(({ record }) => record.shard.of !== of).map(({ name }) => `${name} is no shard of ${of}.`),
    ...others
      .filter(({ record }) => asText(record) !== asText(first.record))
      .map(({ name }) => `${name} was published with other settings than ${first.name}.`),
    ...(there.size < shards.length ? ['one shard was given twice.'] : []),
    ...sameSlugs(shards),
  ];
  if (wrong.length > 0) throw new WrongCommand(...wrong);
  return first.record.site;
}

const asText = ({ site }: ShardRecord) =>
  JSON.stringify({ ...site, config: { ...site.config, redirects: [...site.config.redirects] } });

/** Shards of one state of the sources have each address once. */
function sameSlugs(shards: readonly Named[]): string[] {
  const seen = new Map<string, string>();
  for (const { name, record } of shards) {
    for (const { slug } of record.articles) {
      const other = seen.get(slug);
      if (other !== undefined)
        return [
          `${other} and ${name} both hold articles/${slug}/: the sources changed in between. Publish all shards again.`,
        ];
      seen.set(slug, name);
    }
  }
  return [];
}

function copyShard(from: string, folder: SiteFolder): void {
  for (const name of walkAll(from)) if (isOurs(name)) folder.write(name, readFileSync(join(from, name)));
}
