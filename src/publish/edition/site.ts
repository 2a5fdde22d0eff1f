import type { Config } from '../config.ts';

/** What the edition as a whole is called and where it will lie. */
export type Site = {
  readonly title: string;
  readonly language?: string;
  readonly config: Config;
  readonly offline: boolean;
  readonly oembed: boolean;
};
