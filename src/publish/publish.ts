import { relative } from 'node:path';
import type { Given } from './arguments.ts';
import type { Published } from './article.ts';
import type { Config } from './config.ts';
import { readApp } from './edition/app.ts';
import { writeEdition } from './edition/edition.ts';
import { SiteFolder } from './edition/folder.ts';
import type { Site } from './edition/site.ts';
import { iconsOf } from './icons.ts';
import { makeAll } from './making.ts';
import { type Progress, showProgress } from './progress.ts';
import { loadConfig, readOrder } from './publish-options.ts';
import { count, countNotes, exitCode, type Report, type Told, writeReport } from './report.ts';
import { select } from './selection.ts';
import type { Source } from './sources/entry.ts';
import { openSource, readKind } from './sources/open.ts';
import type { ExitCode, World } from './world.ts';

/** `carrel publish SOURCE... --out DIR`: reads everything, then writes; a source that fails leaves the old site as it was. */
export async function publish(given: Given, world: World): Promise<ExitCode> {
  const started = performance.now();
  const { sources: names, out, warnings } = readOrder(given, world);
  const config = loadConfig(given, names, world);
  const app = readApp(world.app);
  const progress = showProgress(world);
  const sources = openAll(names, given, world, config, progress);
  const selection = select(
    sources.flatMap(({ found }) => found),
    world.now,
  );
  if (selection.articles.length === 0 && selection.refused.some(isRefusal)) {
    progress.end();
    return nothingLeft(selection.refused, given, out, world);
  }
  const folder = new SiteFolder(out);
  const site = siteOf(config, sources, given);
  const { articles, told } = makeAll(selection.articles, site, folder, progress);
  progress.stage(`Writing ${count(articles.length, 'article')} to ${relative(world.folder, out) || '.'}`);
  const icons = iconsOf(config, given, world, app, folder);
  writeEdition({ articles, site, app, icons }, folder);
  const files = folder.finish();
  progress.end();
  const everything = [...selection.refused, ...told];
  const counted = {
    found: sources.flatMap(({ found }) => found).reduce((sum, one) => sum + (one.entry ? 1 : one.articles), 0),
    published: articles.length,
    drafts: selection.leftOut.filter(({ why }) => why === 'draft').length,
    future: selection.leftOut.filter(({ why }) => why === 'future').length,
  };
  const report: Report = {
    out,
    articles: { ...counted, refused: counted.found - counted.published - counted.drafts - counted.future },
    notes: countNotes(everything),
    told: everything.filter(({ notes }) => notes.length > 0).map(({ origin, notes }) => ({ origin, notes })),
    leftOut: selection.leftOut,
    files: { ...files, total: files.written + files.unchanged + files.stale },
    warnings: [...warnings, ...afterwards(config, articles, files.written + files.unchanged + files.stale)],
    seconds: (performance.now() - started) / 1000,
  };
  world.print(given.switches.has('json') ? JSON.stringify(report, null, 2) : writeReport(report));
  return exitCode(report);
}

function openAll(
  names: readonly string[],
  given: Given,
  world: World,
  { timezone }: Config,
  progress: Progress,
): Source[] {
  const kind = readKind(given.texts.get('from'));
  return names.flatMap((name) => {
    progress.stage(`Reading ${name}`);
    return openSource(name, world.folder, kind, { timezone, progress: progress.step });
  });
}

const isRefusal = ({ notes }: Told) => notes.some(({ effect }) => effect === 'refused');

/** Everything was refused: an empty site would take the old one from its readers. */
function nothingLeft(told: readonly Told[], given: Given, out: string, world: World): ExitCode {
  const notes = countNotes(told);
  if (given.switches.has('json')) world.print(JSON.stringify({ out, published: 0, notes, told }, null, 2));
  else
    for (const { origin, notes: own } of told) for (const { text } of own) world.print(`${origin}\n  refused: ${text}`);
  world.complain('carrel: nothing is left to publish. The folder stays as it was.');
  return 1;
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
