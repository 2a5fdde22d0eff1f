import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Articles of a line each, the newest last. */
export function writeMany(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    const path = join(folder, `${index}.md`);
    writeFileSync(
      path,
      `---\ntitle: Number ${index}\ndate: ${day}\nsummary: About ${index}\ntags: [T${index % 3}]\n---\n\nBody ${index}.\n`,
    );
  }
}

/** Names of files that are new or other than before, hashes as `#`. */
export function changedFiles(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after]
    .filter(([name, text]) => before.get(name) !== text)
    .map(([name]) => name.replace(/[0-9a-f]{12,}/g, '#'))
    .toSorted();
}
