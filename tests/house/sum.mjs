// Adds up the reports of both test runners; the last line is "N passed, M failed".
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './files.mjs';
import { say } from './run.mjs';

/** Each report with its own words for the two numbers; whatever was not run counts as failed. */
const reports = {
  units: ({ numPassedTests, numTotalTests }) => [numPassedTests, numTotalTests - numPassedTests],
  journeys: ({ stats }) => [stats.expected, stats.unexpected + stats.flaky + stats.skipped],
  long: ({ stats }) => [stats.expected, stats.unexpected + stats.flaky + stats.skipped],
};

let [passed, failed] = [0, 0];
for (const [name, count] of Object.entries(reports)) {
  const path = join(cache, 'reports', `${name}.json`);
  const [well, badly] = existsSync(path) ? count(JSON.parse(readFileSync(path, 'utf8'))) : [0, 1];
  say(existsSync(path) ? `${name}: ${well} passed, ${badly} failed` : `${name}: no report`);
  [passed, failed] = [passed + well, failed + badly];
}
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
