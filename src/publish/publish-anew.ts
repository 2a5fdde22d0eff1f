import { advise } from './advice.ts';
import type { Given } from './arguments.ts';
import { threadsFor } from './build.ts';
import type { Config } from './config.ts';
import type { App } from './edition/app.ts';
import { SiteFolder } from './edition/folder.ts';
import { shellFor } from './edition/shell.ts';
import { stylesOf } from './edition/styles.ts';
import { iconsOf } from './icons.ts';
import { issue } from './issue.ts';
import { linksTo, type Made, makeAll, NO_RECALL, plan } from './making.ts';
import { knownArticles, RETRY_MS } from './memory/known-articles.ts';
import { KnownFiles } from './memory/known-files.ts';
import { tidy } from './memory/place.ts';
import { RecordFile } from './memory/record-file.ts';
import type { Seal } from './memory/seal.ts';
import { copyPrevious, fetchPrevious } from './previous.ts';
import { showProgress } from './progress.ts';
import type { Order } from './publish-options.ts';
import { heldBack, openAll, siteOf } from './reading.ts';
import { makeReport, type Report, type Told } from './report.ts';
import { type Selection, select } from './selection.ts';
import { ofShard, writeShard } from './shard.ts';
import type { Found } from './sources/entry.ts';
import { traffic } from './sources/fetch.ts';
import { hire } from './work/crew.ts';
import type { World } from './world.ts';

/** Everything that is known before a source is read. */
export type Run = {
  readonly order: Order;
  readonly given: Given;
  readonly world: World;
  readonly config: Config;
  readonly app: App;
  /** Names the program. */
  readonly build: string;
  /** Where the memory of earlier runs lies, without the ending. */
  readonly memory: string;
  /** Milliseconds, as `performance.now()` gave them. */
  readonly started: number;
};

export type Done = {
  readonly report: Report;
  /** True where the folder stays as it was. */
  readonly kept: boolean;
  /** Until when the same sources would give the same again, should nothing change; absent where nobody can tell. */
  readonly lasting?: { readonly looked: ReadonlyMap<string, Seal>; readonly until: number };
};

type Read = { readonly found: readonly Found[]; readonly selection: Selection };

/** Reads everything, then writes; a source that fails leaves the old site as it was. */
export async function publishAnew(run: Run): Promise<Done> {
  const { order, given, world, config } = run;
  const requests = traffic.requests;
  const records = new RecordFile(`${run.memory}.jsonl`, run.build);
  const files = new KnownFiles(records);
  const progress = showProgress(world);
  const sources = await openAll(order.sources, given, world, config, files.read, progress);
  const isLocal = traffic.requests === requests;
  const found = sources.flatMap((source) => source.found);
  const read = { found, selection: select(found, world.now) };
  const held = heldBack(sources, order.out);
  if (held !== undefined) return keepAsItIs(run, read, NOTHING_MADE, held);
  const site = siteOf(config, sources, given);
  const folder = new SiteFolder(order.out);
  const planned = plan(read.selection.articles);
  const links = linksTo(planned);
  if (planned.length > 0) folder.begin();
  const warnings = copyPrevious(order.previous, folder, world);
  const styles = await stylesOf(run.app);
  const shell = shellFor(site, run.app, styles, run.build);
  const setup = { out: order.out, site, shell, links, pictures: world.pictures };
  const recall = order.shard ? NO_RECALL : knownArticles(records, files, folder, site, links);
  const known = planned.map((one) => recall.find(one));
  const open = known.filter((result) => result === undefined).length;
  const hiring = { threads: threadsFor(given, open), program: world.program };
  const crew = hire(setup, hiring, (steps) => steps.forEach((step) => folder.note(step)));
  try {
    const made = await makeAll(planned, known, crew, recall.keep, progress, order.shard);
    if (isNothingLeft(read.selection, made)) return keepAsItIs(run, read, made, NOTHING_LEFT);
    const icons = iconsOf(config, given, world, run.app, folder);
    const edition = { articles: made.articles, site, app: run.app, styles, shell, icons };
    await issue(edition, folder, crew, records, progress, order.shard);
    warnings.push(...(await fetchPrevious(order.previous, folder)));
    const { expiry, ...written } = folder.finish(world.now);
    const all = written.written + written.unchanged + written.stale;
    const { looked, unsure } = made;
    const report = makeReport({
      out: order.out,
      ...ofShard(order.shard, { ...read, made }),
      files: written,
      warnings: [...made.warnings, ...warnings, ...advise(config, made.articles, all)],
      started: run.started,
    });
    if (order.shard) writeShard({ shard: order.shard, site, icons, articles: made.articles, report }, folder);
    records.save();
    tidy(run.memory);
    if (!isLocal) return { report, kept: false };
    const retry = unsure ? Date.now() + RETRY_MS : Number.POSITIVE_INFINITY;
    return { report, kept: false, lasting: { looked, until: Math.min(expiry, retry, nextDate(read.selection)) } };
  } finally {
    await crew.end();
    progress.end();
  }
}

const nextDate = ({ leftOut }: Selection) =>
  leftOut.reduce((next, { until }) => (until ? Math.min(next, Date.parse(until)) : next), Number.POSITIVE_INFINITY);

const isRefusal = ({ notes }: Told) => notes.some(({ effect }) => effect === 'refused');

/** Drafts alone make an empty edition; sources in which nothing was found do not. */
const isNothingLeft = ({ refused, leftOut }: Selection, { articles, told }: Made) =>
  articles.length === 0 && (leftOut.length === 0 || [...refused, ...told].some(isRefusal));

/** An empty site would take the old one from its readers. */
const NOTHING_LEFT = 'nothing is left to publish, so the folder stays as it was.';
const NOTHING_MADE: Made = { articles: [], told: [], warnings: [], looked: new Map(), unsure: true };

function keepAsItIs({ order, started }: Run, read: Read, made: Made, why: string): Done {
  const files = { written: 0, unchanged: 0, stale: 0 };
  const report = makeReport({ out: order.out, ...read, made, files, warnings: [...made.warnings, why], started });
  return { report, kept: true };
}
