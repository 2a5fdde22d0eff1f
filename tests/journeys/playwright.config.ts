import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { cache } from '../house/files.mjs';

const long = process.argv.includes('--project=long');

/** Journeys through the built and published site, in a real browser. `long`: what takes more than a minute. */
export default defineConfig({
  testDir: '.',
  outputDir: join(cache, 'journeys'),
  globalSetup: './setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  reporter: [['list'], ['json', { outputFile: join(cache, 'reports', long ? 'long.json' : 'journeys.json') }]],
  use: { locale: 'en-US', timezoneId: 'Europe/Berlin', viewport: { width: 1280, height: 900 }, trace: 'off' },
  projects: [
    { name: 'journeys', testMatch: '*.spec.ts' },
    { name: 'long', testMatch: '*.long.ts', timeout: 600_000, workers: 1 },
  ],
});
