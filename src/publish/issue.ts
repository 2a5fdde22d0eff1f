import { type Edition, type Helpers, writeEdition } from './edition/edition.ts';
import type { SiteFolder } from './edition/folder.ts';
import { KnownPages } from './memory/known-pages.ts';
import type { RecordFile } from './memory/record-file.ts';
import type { Progress } from './progress.ts';
import { count } from './report.ts';
import { type Shard, shardJobs } from './shard.ts';
import type { Crew } from './work/crew.ts';
import type { DrawJob } from './work/draw.ts';

/** Draws what is not drawn yet, and brings the edition out; of a shard, its articles' pages alone. */
export async function issue(
  edition: Edition,
  folder: SiteFolder,
  crew: Crew,
  records: RecordFile,
  progress: Progress,
  shard?: Shard,
): Promise<void> {
  progress.stage(`Writing ${count(edition.articles.length, 'article')}`);
  const pages = new KnownPages(records, folder, edition.shell);
  if (shard) return await draw(shardJobs(edition, shard), edition.articles.length, crew, pages, progress);
  const helpers: Helpers = {
    draw: (jobs, all) => draw(jobs, all, crew, pages, progress),
    pack: pages.pack,
  };
  await writeEdition(edition, folder, helpers);
}

/** Only the pages that are not known to be as they would be drawn. */
async function draw(
  jobs: Iterable<DrawJob>,
  all: number,
  crew: Crew,
  pages: KnownPages,
  progress: Progress,
): Promise<void> {
  const open: { readonly path: string; readonly key: string }[] = [];
  let done = 0;
  function* undrawn(): Generator<DrawJob> {
    for (const job of jobs) {
      const key = pages.keyOf(job);
      if (pages.isDrawn(job, key)) {
        done += 1;
        continue;
      }
      open.push({ path: job.path, key });
      yield job;
    }
  }
  await crew.work('draw', undrawn(), (_drawn, index) => {
    const { path, key } = open[index] ?? {};
    if (path !== undefined && key !== undefined) pages.drawn(path, key);
    progress.step((done += 1), all);
  });
}
