import type { Listed } from '../body/links.ts';
import { SiteFolder, type Step } from '../edition/folder.ts';
import type { Shell } from '../edition/shell.ts';
import type { Site } from '../edition/site.ts';
import type { Fetch } from '../pictures/remote.ts';
import type { Drawn, Jobs, Results } from './crew.ts';
import { type DrawJob, drawer } from './draw.ts';
import { type MakeJob, maker } from './make.ts';

/** What a thread must know before it can work; all of it plain data. */
export type Setup = {
  /** Absolute path of the site's folder. */
  readonly out: string;
  readonly site: Site;
  readonly shell: Shell;
  /** For links between articles. */
  readonly links: readonly Listed[];
  /** Folder for pictures that were made; by default where the system keeps what can be made again. */
  readonly pictures?: string | undefined;
};

/** Where one thread works, one job after the other. */
export type Bench = {
  /** Making is waiting for pictures, much of the time: that is done together. Drawing is all work. */
  readonly do: <K extends keyof Jobs>(kind: K, jobs: readonly Jobs[K][]) => Promise<Results[K][]>;
  /** The files written since this was asked last. */
  readonly takeSteps: () => Step[];
  readonly end: () => void;
};

/** @param fetch brings pictures of other sites */
export function createBench(setup: Setup, fetch?: Fetch): Bench {
  const folder = new SiteFolder(setup.out);
  const makes = maker(setup, folder, fetch);
  const draws = drawer(setup, folder);
  const doAll = {
    make: (jobs: readonly MakeJob[]) => Promise.all(jobs.map(makes.do)),
    draw: async (jobs: readonly DrawJob[]) => {
      const results: Drawn[] = [];
      for (const job of jobs) results.push(await draws.do(job));
      return results;
    },
  };
  return {
    do: (kind, jobs) => doAll[kind](jobs as never) as Promise<never>,
    takeSteps: () => folder.takeSteps(),
    end: () => makes.end(),
  };
}
