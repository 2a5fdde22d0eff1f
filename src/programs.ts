import type { UserConfig } from 'vite';

/** What is built, environment by environment. Filled in as the programs come. */
export const programs: UserConfig = {};
