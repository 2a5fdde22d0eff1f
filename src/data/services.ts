import type { Library } from '../library/library.ts';
import { createNetwork, type Network } from './online.ts';
import type { Sanitize } from './sanitize.ts';

/** What loading stands on. One object per page, handed down; a server makes one per rendering. */
export type Services = {
  /** Path of the folder, such as "/" or "/blog/". */
  readonly base: string;
  /** Absolute address of the folder, ending in "/". */
  readonly home: string;
  readonly library: Library;
  readonly network: Network;
  /** The sanitizer of this program; in browsers it may have to be loaded first. */
  readonly loadSanitizer: () => Promise<Sanitize>;
};

export function createServices(parts: {
  readonly base: string;
  /** Of the page: `location.href`. */
  readonly address: string;
  readonly library: Library;
  readonly loadSanitizer: () => Promise<Sanitize>;
}): Services {
  const { base, address, library, loadSanitizer } = parts;
  return { base, home: new URL(base, address).href, library, loadSanitizer, network: createNetwork() };
}

/** Keeping must not stop reading: what the device refuses is undefined, and said where the device is the subject. */
export async function quietly<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
