// Makes the sample bundles in public/ from the sample edition, with our own command: `npm run dev` reads them.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './files.mjs';
import { must, say } from './run.mjs';

const READ_BY_THE_APP = [
  'edition.json',
  'feed.json',
  'rss.xml',
  'atom.xml',
  'feed',
  'bundles',
  'packs',
  'media',
  'oembed',
];
const site = join(cache, 'samples');
const shown = join(root, 'public');

rmSync(site, { recursive: true, force: true });
must(
  `node dist/command/carrel.js publish tests/fixtures/edition --config tests/fixtures/edition/carrel.json --out "${site}"`,
);
rmSync(shown, { recursive: true, force: true });
mkdirSync(shown);
const made = READ_BY_THE_APP.filter((name) => existsSync(join(site, name)));
for (const name of made) cpSync(join(site, name), join(shown, name), { recursive: true });
say(`public/ holds ${made.join(', ')}`);
