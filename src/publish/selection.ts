import { baseSlug, cutToBytes, SLUG_BYTES } from '../article/slug.ts';
import { hash } from './edition/hash.ts';
import { type Entry, type Found, type LeftOut, type Note, refused } from './sources/entry.ts';

export type Selected = { readonly entry: Entry; readonly notes: readonly Note[] };

export type Selection = {
  readonly articles: readonly Selected[];
  readonly leftOut: readonly LeftOut[];
  readonly refused: readonly { readonly origin: string; readonly notes: readonly Note[]; readonly articles: number }[];
};

/** Which of the articles found belong into this edition: no drafts, none from the future, one for each id. */
export function select(found: readonly Found[], now: Date): Selection {
  const seen = new Map<string, Entry>();
  const articles: Selected[] = [];
  const leftOut: LeftOut[] = [];
  const refusals: Selection['refused'][number][] = [];
  for (const one of found) {
    if (one.left !== undefined) leftOut.push(one.left);
    else if (one.entry === undefined) refusals.push(one);
    if (one.entry === undefined) continue;
    const { entry, notes } = one;
    const waits = reasonToWait(entry, now);
    const twin = seen.get(entry.id);
    if (waits) leftOut.push(waits);
    else if (twin !== undefined && saysTheSame(entry, twin)) leftOut.push({ origin: entry.origin, why: SEEN });
    else if (twin !== undefined)
      refusals.push({ origin: entry.origin, articles: 1, notes: [...notes, sameId(entry, twin.origin)] });
    else articles.push({ entry, notes });
    if (!waits && twin === undefined) seen.set(entry.id, entry);
  }
  return { articles, leftOut, refused: refusals };
}

function reasonToWait({ origin, draft, published, notBefore }: Entry, now: Date): LeftOut | undefined {
  if (draft) return { origin, why: 'draft' };
  const until = [published, notBefore].find((date) => date !== undefined && Date.parse(date) > now.getTime());
  return until === undefined ? undefined : { origin, why: 'future', until };
}

/** Feeds of one site often hold the same article. */
const SEEN = 'article that came before, from another source';
const saysTheSame = (one: Entry, other: Entry) => one.html === other.html && one.title === other.title;

const sameId = (entry: Entry, twin: string) =>
  refused(`has the same id as ${twin} (${entry.id}): give one of them an id of its own, such as id: ${entry.id}-2`);

/** A slug for every article; all who would share one get six hex digits of their id. */
export function giveSlugs(entries: readonly Pick<Entry, 'id' | 'slug' | 'title'>[]): string[] {
  const bases = entries.map((entry) => baseSlug(entry));
  const counts = new Map<string, number>();
  for (const base of bases) counts.set(base, (counts.get(base) ?? 0) + 1);
  const taken = new Set(bases.filter((base) => counts.get(base) === 1));
  return entries.map(({ id }, index) => {
    const base = bases[index] ?? '';
    return counts.get(base) === 1 ? base : distinct(base, id, taken);
  });
}

function distinct(base: string, id: string, taken: Set<string>): string {
  const digits = hash(id);
  for (let length = 6; length < 64; length += 2) {
    const slug = `${cutToBytes(base, SLUG_BYTES - length - 1)}-${digits.slice(0, length)}`;
    if (!taken.has(slug)) {
      taken.add(slug);
      return slug;
    }
  }
  return `${cutToBytes(base, 15)}-${digits}`;
}
