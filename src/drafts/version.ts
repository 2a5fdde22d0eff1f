import { asPlain, isAmount, isText } from '../store/plain.ts';

/**
 * One text of one field, and what it grew out of. A lineage is one tab's typing in one article between two discards;
 * within it revisions only rise. Two texts of which neither has seen the other were changed from the same base.
 */
export type Version = {
  readonly value: string;
  readonly lineage: string;
  readonly revision: number;
  /** What it is based on: of each lineage the last revision that went into this text. */
  readonly base: Readonly<Record<string, number>>;
  /** ISO 8601. */
  readonly at: string;
};

/** `shown`: the text for the field. `rival`: another that grew from the same base and says something else. */
export type Look = { readonly shown?: Version; readonly rival?: Version };

/**
 * Merges all texts of one field. The newest that has seen the others wins; of those that have not seen each other this
 * tab's own is shown. A text in use (`held`) stays, whatever came in from elsewhere.
 */
export function compareVersions(versions: readonly Version[], own?: Version, held?: Version): Look {
  const all = held ? [...versions, held] : versions;
  const heads = all.filter((version) => !all.some((other) => supersedes(other, version)));
  const mine = held ?? pick(heads, own);
  if (!mine) return {};
  const rival = newest(heads.filter((head) => isRival(head, mine)));
  // Texts that say the same, or nothing, are no rivals, and what is typed next shall not make them so.
  const agreeing = heads.filter((head) => head.value === mine.value || head.value === '');
  return { shown: { ...mine, base: joinBases([...agreeing, mine]) }, ...(rival && { rival }) };
}

/** Whether all that is in `version` went into `later`, or is it. */
export function covers(later: Version, version: Version): boolean {
  if (later.lineage === version.lineage) return later.revision >= version.revision;
  return (later.base[version.lineage] ?? -1) >= version.revision;
}

/** The base of a text that takes all of these into account. */
export function joinBases(versions: readonly Version[]): Readonly<Record<string, number>> {
  const joined = new Map<string, number>();
  for (const { base, lineage, revision } of versions) {
    for (const [name, seen] of [...Object.entries(base), [lineage, revision] as const]) {
      joined.set(name, Math.max(seen, joined.get(name) ?? 0));
    }
  }
  return Object.fromEntries(joined);
}

export function checkVersion(value: unknown): Version | undefined {
  const { value: text, lineage, revision, base, at } = asPlain(value) ?? {};
  const seen = asPlain(base);
  if (!isText(text) || !isText(lineage) || !isAmount(revision) || !isText(at)) return undefined;
  if (!seen || !Object.values(seen).every(isAmount)) return undefined;
  return { value: text, lineage, revision, base: seen as Version['base'], at };
}

function supersedes(later: Version, version: Version): boolean {
  return covers(later, version) && !covers(version, later);
}

function isRival(head: Version, mine: Version): boolean {
  return head.value !== '' && head.value !== mine.value && !covers(head, mine) && !covers(mine, head);
}

function pick(heads: readonly Version[], own: Version | undefined): Version | undefined {
  const written = heads.filter((head) => head.value !== '');
  const among = written.length > 0 ? written : heads;
  return among.find((head) => head.lineage === own?.lineage && head.revision === own.revision) ?? newest(among);
}

function newest(versions: readonly Version[]): Version | undefined {
  return versions.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.lineage < b.lineage) ? 1 : -1))[0];
}
