import type { CleanRemark } from '../data/comments.ts';
import type { Branch } from '../ui/thread.tsx';

/** Puts each comment under the one that it answers; answers to what is not there stand for themselves. */
export function branchesOf(remarks: readonly CleanRemark[]): Branch[] {
  // A place that changes between two pages may give one twice.
  const all = new Map(remarks.map((remark) => [remark.id, remark]));
  const answers = new Map<string | undefined, CleanRemark[]>();
  for (const remark of all.values()) {
    const parent = isUnder(remark, all) ? remark.parent : undefined;
    answers.set(parent, [...(answers.get(parent) ?? []), remark]);
  }
  const branch = ({ parent: _parent, ...remark }: CleanRemark): Branch => ({
    ...remark,
    answers: (answers.get(remark.id) ?? []).map(branch),
  });
  return (answers.get(undefined) ?? []).map(branch);
}

/** Whether its parents lead to one that answers nothing, and not round in a circle. */
function isUnder(remark: CleanRemark, all: ReadonlyMap<string, CleanRemark>): boolean {
  if (remark.parent === undefined || !all.has(remark.parent)) return false;
  const seen = new Set([remark.id]);
  for (let id: string | undefined = remark.parent; id !== undefined; id = all.get(id)?.parent) {
    if (seen.has(id)) return false;
    seen.add(id);
  }
  return true;
}
