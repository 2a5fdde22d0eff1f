import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Given } from './arguments.ts';
import type { Published } from './article.ts';
import { buildOf, threadsFor } from './build.ts';
import type { Config } from './config.ts';
import { readApp } from './edition/app.ts';
import { writeEdition } from './edition/edition.ts';
import { SiteFolder } from './edition/folder.ts';
import { shellFor } from './edition/shell.ts';
import type { Site } from './edition/site.ts';
import { iconsOf } from './icons.ts';
import { linksTo, type Made, makeAll, plan, type Recall } from './making.ts';
import { type Progress, showProgress } from './progress.ts';
import { loadConfig, readOrder } from './publish-options.ts';
import { count, exitCode, makeReport, type Told, writeReport } from './report.ts';
import { type Selection, select } from './selection.ts';
import type { Source } from './sources/entry.ts';
import { openSource, readKind } from './sources/open.ts';
import { hire } from './work/crew.ts';
import type { ExitCode, World } from './world.ts';

/** `carrel publish SOURCE... --out DIR`: reads everything, then writes; a source that fails leaves the old site as it was. */
export async function publish(given: Given, world: World): Promise<ExitCode> {
  const started = performance.now();
  const { sources: names, out, warnings } = readOrder(given, world);
  const config = loadConfig(given, names, world);
  const app = readApp(world.app);
  const progress = showProgress(world);
  const sources = await openAll(names, given, world, config, progress);
  const found = sources.flatMap((source) => source.found);
  const selection = select(found, world.now);
  const site = siteOf(config, sources, given);
  const folder = new SiteFolder(out);
  const held = heldBack(sources, out);
  const planned = held === undefined ? plan(selection.articles) : [];
  const shell = shellFor(site, app, buildOf(app, world));
  const setup = { out, site, shell, links: linksTo(planned), pictures: world.pictures };
  const hiring = { threads: threadsFor(given, planned.length), program: world.program };
  const crew = hire(setup, hiring, (steps) => steps.forEach((step) => folder.note(step)));
  const made = await makeAll(planned, crew, NO_RECALL, progress);
  const kept = held ?? (isNothingLeft(selection, made) ? NOTHING_LEFT : undefined);
  if (kept === undefined) {
    progress.stage(`Writing ${count(made.articles.length, 'article')} to ${relative(world.folder, out) || '.'}`);
    const icons = iconsOf(config, given, world, app, folder);
    await writeEdition({ articles: made.articles, site, app, shell, icons }, folder, {
      draw: async (jobs, all) => {
        let done = 0;
        await crew.work('draw', jobs, () => progress.step((done += 1), all));
      },
      pack: (_key, make) => make(),
    });
  }
  await crew.end();
  const files = kept === undefined ? folder.finish(world.now) : NO_FILES;
  progress.end();
  const said =
    kept !== undefined ? [kept] : afterwards(config, made.articles, files.written + files.unchanged + files.stale);
  const report = makeReport({
    out,
    found,
    selection,
    made,
    files,
    warnings: [...warnings, ...made.warnings, ...said],
    started,
  });
  world.print(given.switches.has('json') ? JSON.stringify(report, null, 2) : writeReport(report));
  return kept === undefined ? exitCode(report) : 1;
}

const isRefusal = ({ notes }: Told) => notes.some(({ effect }) => effect === 'refused');

/** Drafts alone make an empty edition; sources in which nothing was found do not. */
const isNothingLeft = ({ refused, leftOut }: Selection, { articles, told }: Made) =>
  articles.length === 0 && (leftOut.length === 0 || [...refused, ...told].some(isRefusal));

/** A source that was not read to its end would make an edition smaller than the one that is there. */
function heldBack(sources: readonly Source[], out: string): string | undefined {
  const failed = sources.filter((source) => source.failed === true).map(({ name }) => name);
  if (failed.length === 0 || !existsSync(join(out, 'edition.json'))) return undefined;
  return `the site stays as it was, for it would lose the articles of ${failed.join(', ')}. Try again, or leave that out.`;
}

const NO_RECALL: Recall = { find: () => undefined, keep: () => {} };

/** An empty site would take the old one from its readers. */
const NOTHING_LEFT = 'nothing is left to publish, so the folder stays as it was.';
const NO_FILES = { written: 0, unchanged: 0, stale: 0 };

/** One after the other, in the order given, which is the order of the report. */
async function openAll(
  names: readonly string[],
  given: Given,
  world: World,
  { timezone }: Config,
  progress: Progress,
): Promise<Source[]> {
  const kind = readKind(given.texts.get('from'));
  const sources: Source[] = [];
  for (const name of names) {
    progress.stage(`Reading ${name}`);
    sources.push(...(await openSource(name, world.folder, kind, { timezone, progress: progress.step })));
  }
  return sources;
}

function siteOf(config: Config, sources: readonly Source[], given: Given): Site {
  return {
    title: config.title ?? sources[0]?.title ?? 'Articles',
    ...(config.language === undefined ? {} : { language: config.language }),
    config,
    offline: !given.switches.has('no-offline'),
    oembed: !given.switches.has('no-oembed'),
  };
}

/** Hosts often take no more files than this. */
const FILES_OF_A_HOST = 20_000;

function afterwards({ url, redirects }: Config, articles: readonly Published[], files: number): string[] {
  const slugs = new Set(articles.map(({ slug }) => slug));
  const lost = [...redirects].filter(([, to]) => !/^https?:/.test(to) && !slugs.has(to));
  return [
    ...lost.map(([from, to]) => `the redirect from ${from} leads to ${to}, which is no article here.`),
    ...(url === undefined ? ['without --url the feeds hold relative addresses, and there is no sitemap.'] : []),
    ...(files > FILES_OF_A_HOST
      ? [`${count(files, 'file')}: some hosts take only ${FILES_OF_A_HOST.toLocaleString('en')}.`]
      : []),
  ];
}
