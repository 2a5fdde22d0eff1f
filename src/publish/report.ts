import type { Given } from './arguments.ts';
import type { Written } from './edition/folder.ts';
import type { Made } from './making.ts';
import type { Selection } from './selection.ts';
import type { Effect, Found, LeftOut, Note } from './sources/entry.ts';
import type { World } from './world.ts';

export type Told = { readonly origin: string; readonly slug?: string; readonly notes: readonly Note[] };

/** All that a publisher must know about a run; also what `--json` prints. */
export type Report = {
  readonly out: string;
  readonly articles: {
    readonly found: number;
    readonly published: number;
    readonly refused: number;
    readonly drafts: number;
    readonly future: number;
    /** Left out for other reasons: private, or no articles at all. */
    readonly other: number;
  };
  /** How many notes of each kind. */
  readonly notes: Readonly<Record<Effect, number>>;
  readonly told: readonly Told[];
  readonly leftOut: readonly LeftOut[];
  readonly files: Written & { readonly total: number };
  readonly warnings: readonly string[];
  readonly seconds: number;
};

/** 1 when something was refused or lost, else 0. */
export const exitCode = ({ notes }: Report): 0 | 1 => (notes.refused + notes.lost > 0 ? 1 : 0);

export type Run = {
  readonly out: string;
  readonly found: readonly Found[];
  readonly selection: Selection;
  readonly made: Made;
  readonly files: Written;
  readonly warnings: readonly string[];
  /** Milliseconds, as `performance.now()` gave them. */
  readonly started: number;
};

export function makeReport({ out, found, selection, made, files, warnings, started }: Run): Report {
  const { leftOut, refused } = selection;
  const all = found.reduce((sum, one) => sum + (one.entry || one.left ? 1 : one.articles), 0);
  const drafts = leftOut.filter(({ why }) => why === 'draft').length;
  const future = leftOut.filter(({ why }) => why === 'future').length;
  const published = made.articles.length;
  const told = [...refused.map(({ origin, notes }) => ({ origin, notes })), ...made.told];
  return {
    out,
    articles: {
      found: all,
      published,
      refused: all - published - leftOut.length,
      drafts,
      future,
      other: leftOut.length - drafts - future,
    },
    notes: countNotes(told),
    told: told.filter(({ notes }) => notes.length > 0),
    leftOut,
    files: { ...files, total: files.written + files.unchanged + files.stale },
    warnings,
    seconds: (performance.now() - started) / 1000,
  };
}

/** The report on a site that was made in parts. */
export function joinReports(
  parts: readonly Report[],
  about: Pick<Run, 'out' | 'files' | 'warnings' | 'started'>,
): Report {
  const sum = (count: (part: Report) => number) => parts.reduce((all, part) => all + count(part), 0);
  const { out, files, warnings, started } = about;
  const mapped = <T extends Record<string, number>>(pick: (part: Report) => T, empty: T): T =>
    Object.fromEntries(Object.keys(empty).map((name) => [name, sum((part) => pick(part)[name] ?? 0)])) as T;
  return {
    out,
    articles: mapped(({ articles }) => articles, {
      found: 0,
      published: 0,
      refused: 0,
      drafts: 0,
      future: 0,
      other: 0,
    }),
    notes: mapped(({ notes }) => notes, { changed: 0, lost: 0, refused: 0 }),
    told: parts.flatMap(({ told }) => told),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    files: { ...files, total: files.written + files.unchanged + files.stale },
    warnings,
    seconds: (performance.now() - started) / 1000,
  };
}

/** The same run once more, in which nothing had to be done. */
export const repeated = (report: Report, started: number): Report => ({
  ...report,
  files: { ...report.files, written: 0, unchanged: report.files.written + report.files.unchanged },
  seconds: (performance.now() - started) / 1000,
});

export function printReport(report: Report, given: Given, world: World): void {
  world.print(given.switches.has('json') ? JSON.stringify(report, null, 2) : writeReport(report));
}

function countNotes(told: readonly Told[]): Record<Effect, number> {
  const counts = { changed: 0, lost: 0, refused: 0 };
  for (const { effect } of told.flatMap(({ notes }) => notes)) counts[effect] += 1;
  return counts;
}

/** At most so many articles are told of in full. */
const SHOWN = 50;

/** The report in words. Worst first: refused, lost, then what only changed. */
export function writeReport(report: Report): string {
  const told = report.told.filter(({ notes }) => notes.length > 0).toSorted((a, b) => rank(a) - rank(b));
  const more = told.length - SHOWN;
  return [
    ...told.slice(0, SHOWN).map(aboutArticle),
    ...(more > 0 ? [`… and ${more} more articles with notes: --json has them all.`] : []),
    ...waiting(report.leftOut),
    ...report.warnings.map((warning) => `note: ${warning}`),
    summary(report),
  ].join('\n');
}

const ORDER: Record<Effect, number> = { refused: 0, lost: 1, changed: 2 };

const rank = ({ notes }: Told) => Math.min(...notes.map(({ effect }) => ORDER[effect]));

function aboutArticle({ origin, notes }: Told): string {
  const counts = new Map<string, number>();
  const sorted = notes.toSorted((a, b) => ORDER[a.effect] - ORDER[b.effect]);
  for (const { effect, text } of sorted) {
    const line = `  ${effect}: ${text}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [origin, ...[...counts].map(([line, count]) => (count > 1 ? `${line} (${count} times)` : line))].join('\n');
}

function waiting(leftOut: readonly LeftOut[]): string[] {
  const soon = leftOut.filter(({ why }) => why === 'draft' || why === 'future');
  return [
    ...soon
      .slice(0, SHOWN)
      .map(({ origin, why, until }) =>
        why === 'draft' ? `draft, left out: ${origin}` : `left out until ${until}: ${origin}`,
      ),
    ...kinds(leftOut.filter((one) => !soon.includes(one))),
  ];
}

/** What is left out by the dozen is counted, not listed; `--json` lists it. */
function kinds(leftOut: readonly LeftOut[]): string[] {
  return [...new Set(leftOut.map(({ why }) => why))].map((why) => {
    const names = leftOut.filter((one) => one.why === why).map(({ origin }) => origin);
    return `left out, ${names.length} × ${why}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
  });
}

function summary({ out, articles, notes, files, seconds }: Report): string {
  const { found, published, refused, drafts, future, other } = articles;
  const parts = [
    `${published} of ${count(found, 'article')} published in ${out}`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(drafts > 0 ? [`${count(drafts, 'draft')} left out`] : []),
    ...(future > 0 ? [`${future} dated in the future left out`] : []),
    ...(other > 0 ? [`${count(other, 'item')} of other kinds left out`] : []),
    ...(notes.lost > 0 ? [`${count(notes.lost, 'loss', 'losses')}`] : []),
  ];
  const stale = files.stale > 0 ? `, ${files.stale} of older editions kept` : '';
  return `${parts.join(', ')}.\n${count(files.written, 'file')} written, ${files.unchanged} unchanged${stale}; ${seconds.toFixed(1)} s.`;
}

export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
