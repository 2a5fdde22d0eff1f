// Everything that must hold before a change is shared. With --tested, tests that have just been run for exactly these files are not run again.
import { performance } from 'node:perf_hooks';
import { run, say } from './run.mjs';
import { tested } from './tested.mjs';

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

const before = process.argv.includes('--tested') ? tested() : undefined;
const results = steps.map(([name, line]) => {
  const known = name === 'tests' ? before : undefined;
  if (known === undefined) say(`\n--- ${name}: ${line}`);
  const start = performance.now();
  const well = known ?? run(line);
  if (!well) process.exitCode = 1;
  const time =
    known === undefined ? `${((performance.now() - start) / 1000).toFixed(1)} s` : 'just run for exactly these files';
  return `${well ? 'ok    ' : 'FAILED'}  ${name}, ${time}`;
});

say(`\n${results.join('\n')}`);
