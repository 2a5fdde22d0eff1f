import { isDue, type Letter } from './letter.ts';
import type { LetterBox } from './letter-box.ts';

/** A letter box in memory, for what the device does not take. Nobody else sends from it. */
export function createLoosePapers(): LetterBox & { has(id: string): boolean; forget(): void } {
  const letters = new Map<string, Letter>();
  const put = async (letter: Letter) => void letters.set(letter.id, letter);
  return {
    has: (id) => letters.has(id),
    all: async () => [...letters.values()],
    async post(letter, _drafts, returned) {
      for (const id of returned) letters.delete(id);
      await put(letter);
    },
    put,
    async take(by, { tried, now }) {
      const next = [...letters.values()].find((letter) => isDue(letter, now) && !tried.has(letter.id));
      const taken = next && { ...next, tries: next.tries + 1 };
      if (taken) await put({ ...taken, unsure: true, claim: { by, until: Number.MAX_SAFE_INTEGER } });
      return taken;
    },
    async change(id, change) {
      const letter = letters.get(id);
      const altered = letter && change(letter);
      if (altered) await put(altered);
      return altered;
    },
    async remove(id) {
      letters.delete(id);
    },
    forget: () => letters.clear(),
  };
}

/** The device's box, and beside it in memory what the device does not take. Rejects never. */
export function createBothBoxes(disk: LetterBox): LetterBox & { keeps(id: string): boolean; forget(): void } {
  const loose = createLoosePapers();
  const quietly = async <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);
  return {
    keeps: (id) => !loose.has(id),
    forget: loose.forget,
    all: async () => [...((await quietly(disk.all())) ?? []), ...(await loose.all())],
    async post(letter, drafts, returned) {
      for (const id of returned) await loose.remove(id);
      await disk.post(letter, drafts, returned).catch(() => loose.post(letter, drafts, returned));
    },
    put: (letter) => disk.put(letter).catch(() => loose.put(letter)),
    take: async (by, options) => (await quietly(disk.take(by, options))) ?? loose.take(by, options),
    change: (id, change) => (loose.has(id) ? loose.change(id, change) : quietly(disk.change(id, change))),
    async remove(id) {
      await (loose.has(id) ? loose.remove(id) : quietly(disk.remove(id)));
    },
  };
}
