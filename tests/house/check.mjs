// Everything that must hold before a change is shared. With --tested, tests that passed for exactly these files are not run again.
import { performance } from 'node:perf_hooks';
import { run, say } from './run.mjs';
import { isTested } from './tested.mjs';

const steps = [
  ['formatting', 'biome check --linter-enabled=false .'],
  ['lint', 'npm run --silent lint'],
  ['types', 'npm run --silent types'],
  ['tests', 'npm test'],
  ['build', 'npm run --silent build'],
  ['package', 'publint --strict'],
  // A style sheet has no types; and Node 20.19 and all bundlers take ES modules, so there is no CommonJS to look at.
  ['types of the package', 'attw --pack . --profile esm-only --exclude-entrypoints ./article.css --no-emoji'],
  ['sizes', 'npm run --silent size'],
];

const alreadyTested = process.argv.includes('--tested') && isTested();
const results = steps.map(([name, line]) => {
  if (name === 'tests' && alreadyTested) return `ok      tests (have just passed for exactly these files)`;
  say(`\n--- ${name}: ${line}`);
  const start = performance.now();
  const well = run(line);
  if (!well) process.exitCode = 1;
  return `${well ? 'ok    ' : 'FAILED'}  ${name}, ${((performance.now() - start) / 1000).toFixed(1)} s`;
});

say(`\n${results.join('\n')}`);
