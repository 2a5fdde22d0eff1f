import { isWeb } from '../article/address.ts';
import type { Published } from './article.ts';
import type { Listed } from './body/links.ts';
import type { Seal } from './memory/seal.ts';
import { WITHOUT_SHARP } from './pictures/sharp.ts';
import type { Progress } from './progress.ts';
import { count, type Told } from './report.ts';
import { giveSlugs, type Selected } from './selection.ts';
import { isOf, type Shard } from './shard.ts';
import type { Entry } from './sources/entry.ts';
import type { Crew } from './work/crew.ts';
import type { MakeJob, MakeResult } from './work/make.ts';

/** An article of the edition, before it is made. */
export type Planned = Selected & { readonly slug: string };

export type Made = {
  readonly articles: readonly Published[];
  readonly told: readonly Told[];
  readonly warnings: readonly string[];
  /** Local files that were looked for, pictures above all, as they were then. */
  readonly looked: ReadonlyMap<string, Seal>;
  /** True where the same would not come out once more, should another site answer next time. */
  readonly unsure: boolean;
};

/** What earlier runs made. */
export type Recall = {
  /** The result for this very article, if all that it was made of is as it was. */
  readonly find: (planned: Planned) => MakeResult | undefined;
  readonly keep: (planned: Planned, result: MakeResult) => void;
};

/** Every selected article with its address. */
export function plan(selected: readonly Selected[]): Planned[] {
  const slugs = giveSlugs(selected.map(({ entry }) => entry));
  return selected.map((one, index) => ({ ...one, slug: slugs[index] ?? '' }));
}

/** How links find the planned articles. */
export const linksTo = (planned: readonly Planned[]): Listed[] =>
  planned.map(({ entry, slug }) => ({ slug, home: entry.home, addresses: addressesOf(entry) }));

const addressesOf = ({ original, id }: Entry) => [original ?? '', id].filter(isWeb);

/**
 * Every planned article as the edition holds it; one that cannot be made does not stop the others.
 *
 * @param known what earlier runs made of them
 * @param keep told what this one makes
 */
export async function makeAll(
  planned: readonly Planned[],
  known: readonly (MakeResult | undefined)[],
  crew: Crew,
  keep: Recall['keep'],
  progress: Progress,
  shard?: Shard,
): Promise<Made> {
  const results = [...known];
  const open = planned.flatMap((one, index) => (results[index] === undefined ? [{ one, index }] : []));
  progress.stage(`Preparing ${count(open.length, 'article')}`);
  let done = 0;
  await crew.work('make', jobs(open, shard), (result, position) => {
    const { one, index } = open[position] ?? {};
    if (one === undefined || index === undefined) return;
    results[index] = result;
    keep(one, result);
    progress.step((done += 1), open.length);
  });
  return {
    articles: results.flatMap((result) => result?.article ?? []),
    told: planned.map(({ entry, slug, notes }, index) => ({
      origin: entry.origin,
      slug,
      notes: [...notes, ...(results[index]?.notes ?? [])],
    })),
    warnings: results.some((result) => result?.copied) ? [WITHOUT_SHARP] : [],
    looked: new Map(results.flatMap((result) => result?.leaning.files ?? [])),
    unsure: results.some((result) => result?.leaning.unsure),
  };
}

function* jobs(open: readonly { readonly one: Planned }[], shard: Shard | undefined): Generator<MakeJob> {
  for (const { one } of open) yield { entry: one.entry, slug: one.slug, own: isOf(shard, one.entry.id) };
}

/** Nothing is known of earlier runs, and nothing is kept for later ones. */
export const NO_RECALL: Recall = { find: () => undefined, keep: () => {} };
