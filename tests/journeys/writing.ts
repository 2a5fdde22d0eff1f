import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KINDS = ['quiet', 'long', 'narrow', 'borrowed', 'early', 'printed', 'folded', 'lighted', 'distant', 'patient'];
const THINGS = [
  'page',
  'margin',
  'station',
  'shelf',
  'letter',
  'window',
  'column',
  'catalogue',
  'lamp',
  'ledger',
  'proof',
];
const PLACES = [
  'the harbour',
  'the reading room',
  'a small town',
  'the night train',
  'the attic',
  'the print shop',
  'the island',
];
const TOPICS = ['Pages', 'Letters', 'Travel', 'Libraries', 'Light'];
const DAY = 86_400_000;

const nth = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Title of the n-th made-up article; no two up to 770 are the same. */
export function titleOf(n: number): string {
  return `${upper(nth(KINDS, n))} ${nth(THINGS, n)} in ${nth(PLACES, n)}, no. ${n}`;
}

function paragraph(n: number, part: number): string {
  const line = (i: number) =>
    `A ${nth(KINDS, n + i)} ${nth(THINGS, n * 3 + i)} was kept in ${nth(PLACES, n + part + i)}, where nobody had looked for a ${nth(THINGS, i + part)}.`;
  return Array.from({ length: 6 }, (_, i) => line(i)).join(' ');
}

function markdown(n: number): string {
  const date = new Date(Date.UTC(2018, 0, 1) + n * DAY).toISOString().slice(0, 10);
  return [
    '---',
    `title: "${titleOf(n)}"`,
    `date: ${date}T08:00:00Z`,
    `summary: "What was found in ${nth(PLACES, n)} about a ${nth(THINGS, n)}."`,
    `tags: [${nth(TOPICS, n)}, ${nth(TOPICS, n + 2)}]`,
    'authors: [The Desk]',
    '---',
    '',
    ...[0, 1, 2, 3].flatMap((part) => [`## Part ${part + 1}`, '', paragraph(n, part), '']),
  ].join('\n');
}

/** Writes the articles `from` to `to` as Markdown into a folder, one a day, the highest number the newest. */
export function writeArticles(folder: string, from: number, to: number): void {
  mkdirSync(folder, { recursive: true });
  for (let n = from; n <= to; n++) writeFileSync(join(folder, `made-up-${String(n).padStart(4, '0')}.md`), markdown(n));
}
