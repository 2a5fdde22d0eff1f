/* oxlint-disable no-console -- what is written to it is the subject */
import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A console error or warning is a defect: the test in which it appears fails. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(said, 'nothing is written to the console').toEqual([]);
});
