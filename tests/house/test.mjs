// All tests: units and components, then the journeys, which are run even when a unit has failed.
import { run } from './run.mjs';
import { noteTested } from './tested.mjs';

const passed = ['npm run --silent test:unit', 'npm run --silent test:journeys'].map(run).every(Boolean);
noteTested(passed);
process.exitCode = passed ? 0 : 1;
