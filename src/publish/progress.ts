import type { World } from './world.ts';

const WIDTH = 24;
const INTERVAL_MS = 100;

/** Says how far a long work is: a bar where it can be drawn over itself, a line for each stage elsewhere. */
export type Progress = {
  readonly stage: (words: string) => void;
  readonly step: (done: number, all: number) => void;
  readonly end: () => void;
};

export function showProgress({ terminal, draw, complain }: World): Progress {
  if (!terminal) return { stage: (words) => complain(`${words} …`), step: () => {}, end: () => {} };
  let words = '';
  let drawn = 0;
  return {
    stage: (next) => {
      words = next;
      draw(`\r\u001b[K${words} …`);
    },
    step: (done, all) => {
      const now = Date.now();
      if (now - drawn < INTERVAL_MS && done < all) return;
      drawn = now;
      const full = Math.round((WIDTH * done) / Math.max(1, all));
      draw(`\r\u001b[K${words} [${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${done}/${all}`);
    },
    end: () => draw('\r\u001b[K'),
  };
}
